import type { IncomingHttpHeaders } from 'node:http';
import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';

/**
 * Lets through what the page itself has sent. Another site cannot set these headers without asking the browser first,
 * and the browser says from where a request comes.
 */
@Injectable()
export class SamePageGuard implements CanActivate {
  /** @throws ForbiddenException which says what is missing */
  canActivate(context: ExecutionContext): true {
    const { headers } = context.switchToHttp().getRequest<{ readonly headers: IncomingHttpHeaders }>();
    const flaw = findFlaw(headers);
    if (flaw === undefined) return true;
    throw new ForbiddenException(`The cache panel refuses this request: ${flaw}.`);
  }
}

function findFlaw(headers: IncomingHttpHeaders): string | undefined {
  if (headers['x-requested-with'] !== 'cache-memoize')
    return 'it needs the header x-requested-with: cache-memoize';
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
    return 'it needs content-type: application/json';
  if (headers.origin !== undefined && hostOf(headers.origin) !== headers.host?.toLowerCase())
    return 'its origin is not the host that it was sent to. Behind a proxy, hand the Host header on';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'it was not sent by the page itself';
  return undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
