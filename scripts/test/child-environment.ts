/** Variables that configure the system or point at servers: a developer's own must not reach the tests. */
const configuration =
  /^(SECRET_KEY|JWT_\w+|ADMIN_\w+|ENV|HOST|PORT|LOG_LEVEL|CORS_ORIGINS|TRUST_PROXY|TRUSTED_PROXIES|METRICS_PORT|SMTP_URL|MAIL_\w+|PUBLIC_URL|REGISTRATIONS?\w*|PASSWORD_\w+|SECOND_FACTOR_\w+|VAPID_\w+|WEBHOOK_\w+|RATE_LIMIT_\w+|WEB_DIST|DATA_DIR|CHROMIUM_PATH|TEST_(?!LOG_LEVEL)\w+|\w+_SERVICE_(URL|PORT)|API_GATEWAY_PORT|(\w+_)?(DATABASE|REDIS)_URL|NODE_TEST_CONTEXT|NODE_OPTIONS)$/

/** The environment without configuration: every test names what it needs itself. */
export const childEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !configuration.test(name)))
