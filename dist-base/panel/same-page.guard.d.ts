import { type CanActivate, type ExecutionContext } from '@nestjs/common';
/**
 * Lets through what the page itself has sent. Another site cannot set these headers without asking the browser first,
 * and the browser says from where a request comes.
 */
export declare class SamePageGuard implements CanActivate {
    /** @throws ForbiddenException which says what is missing */
    canActivate(context: ExecutionContext): true;
}
