import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'gym_it_refresh'
const path = '/api'

export const readRefreshCookie = (request: FastifyRequest) => request.cookies[name]

/** Sets the refresh cookie; `Secure` where the person reached us over TLS. */
export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: Date): void {
  const secure = request.headers['x-forwarded-proto'] === 'https'
  reply.setCookie(name, token, { path, httpOnly: true, sameSite: 'strict', secure, expires })
}

export const clearRefreshCookie = (reply: FastifyReply) => void reply.clearCookie(name, { path })
