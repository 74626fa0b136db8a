/** Shown in place of the web UI until it is built. */
export const notBuiltPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>GYM IT</title>
  </head>
  <body style="font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
    <h1>The web page is not built yet</h1>
    <p>The services run. Build the page with <code>npm run build -w web</code> in the project’s folder (or start
    everything with <code>npm start</code>, which does it by itself), then reload.</p>
    <p>The API is described at <a href="/docs">/docs</a>.</p>
  </body>
</html>
`
