import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { AppError } from '@gym-it/contracts'
import type { FastifyInstance } from 'fastify'
import { problemBody } from './problem.ts'

interface ConnectionError extends Error {
  readonly code?: string
}

function presentableBreak({ code }: ConnectionError): AppError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('BODY_TOO_LARGE', 'The head of the request is too large: at most 16 KiB.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('BODY_MALFORMED', 'The request did not arrive in time. Send it again.')
    default:
      return new AppError('BODY_MALFORMED', 'The request could not be read as HTTP.')
  }
}

/**
 * Answers what never became a request: broken HTTP, a head without end, a client that dawdles. Node hands over what it
 * received, passwords included, so that only the kind of trouble is logged.
 */
export function answerBrokenRequests(this: FastifyInstance, error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  this.log.debug({ code: error.code }, 'broken request')
  const { status, body } = problemBody(presentableBreak(error), randomUUID())
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${body.title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(text)}`,
    `x-request-id: ${body.request_id}`,
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${text}`)
  socket.destroySoon()
}
