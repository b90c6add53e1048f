// What a request gets that failed by no fault of its route: too large, no such path, storage out of order, or a fault
// of ours. A fault is logged with the request's id and answered with that id alone. No answer and no log holds a key.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Overloaded } from '../ingest/judgePool.ts'

/** How a protocol words a failure; `code` is the status. */
export type Wording = (code: number, message: string) => object

export const plainWording: Wording = (code, message) => ({ code, message })

/** Seconds after which a client should try again what the server could not take just now. */
const RETRY_AFTER = 5
const STORAGE_TROUBLE =
  /^(ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE|EACCES|SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN).*)$/

/** Sets this scope's answers to failures. */
export function answerFailures(scope: FastifyInstance, wording: Wording): void {
  scope.setErrorHandler<FastifyError>((error, request, reply) => {
    const { code, message, retry } = judgeFailure(error, request)
    if (code >= 500) request.log.error({ err: error }, 'a request failed')
    if (retry) reply.header('retry-after', RETRY_AFTER)
    return reply.code(code).send(wording(code, message))
  })
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send(plainWording(404, 'There is nothing at this path.'))
}

function judgeFailure(error: FastifyError, request: FastifyRequest) {
  if (error instanceof Overloaded || STORAGE_TROUBLE.test(error.code ?? ''))
    return { code: 503, message: 'The server cannot store anything just now. Try again.', retry: true }
  const code = error.statusCode ?? 500
  if (code === 413) return { code, message: 'The body is too large.', retry: false }
  if (code >= 400 && code < 500) return { code, message: error.message, retry: false }
  return {
    code: 500,
    message: `Something failed in the server. Its log tells more under ${request.id}.`,
    retry: false,
  }
}
