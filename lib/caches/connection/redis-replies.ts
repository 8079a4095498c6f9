/**
 * What the replies of commands look like. A reply of another form belongs to another command: on such a connection every
 * later one answers the wrong question too, so it is given up, and nothing that was asked on it is confirmed.
 */
import { RedisSessionLostError } from './redis-session';

export class UnexpectedReplyError extends RedisSessionLostError {
  constructor(command: string) {
    super(`Redis answered ${command} with something else: what the connection says is not believed`);
    this.name = 'UnexpectedReplyError';
  }
}

export function hasForm(args: readonly string[], reply: unknown): boolean {
  const form = FORMS[args[0] as string];
  return form === undefined || form(reply, args.length - 1);
}

/** By the command; a count is that of the names, where the command is all names. */
const FORMS: Readonly<Record<string, (reply: unknown, count: number) => boolean>> = {
  GET: isTextOrNil,
  MGET: (reply, count) => Array.isArray(reply) && reply.length === count && reply.every(isTextOrNil),
  SET: (reply) => reply === 'OK',
  DEL: isCountUpTo,
  UNLINK: isCountUpTo,
  SCAN: isStepOfScan,
  INFO: isText,
};

function isText(reply: unknown): reply is string {
  return typeof reply === 'string';
}

function isTextOrNil(reply: unknown): boolean {
  return reply === null || typeof reply === 'string';
}

function isCountUpTo(reply: unknown, count: number): boolean {
  return Number.isInteger(reply) && (reply as number) >= 0 && (reply as number) <= count;
}

/** The next cursor, and names. */
function isStepOfScan(reply: unknown): boolean {
  if (!Array.isArray(reply) || reply.length !== 2) return false;
  const [cursor, names] = reply as [unknown, unknown];
  return isText(cursor) && /^\d+$/.test(cursor) && Array.isArray(names) && names.every(isText);
}
