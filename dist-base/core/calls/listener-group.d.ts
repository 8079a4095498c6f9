import type { CallListener } from '../../ports/call-listener';
/** All of them as one: the only one itself, and undefined where nobody listens, which then costs nothing. */
export declare function groupListeners(listeners: readonly CallListener[]): CallListener | undefined;
