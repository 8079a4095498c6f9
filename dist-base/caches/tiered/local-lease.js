"use strict";
/**
 * For how long a process may answer from its own memory what it has read in a shared cache, and for how long an invalidation
 * waits because of that.
 *
 * Both are the same for all processes of all applications, and no options, so that nothing has to be agreed on, or told to
 * anybody: whoever invalidates knows when the last copy is over, whoever has one, and whether it still runs. A time that can
 * be chosen was tried and rejected: what is published about it can be evicted, lost between two writers, or read too early,
 * and each of these is a stale read.
 */
Object.defineProperty(exports, "__esModule", { value: true });
exports.LEASE_WAIT_MS = exports.LOCAL_LEASE_MS = void 0;
/** Milliseconds from before the first command that an answer rests on. */
exports.LOCAL_LEASE_MS = 200;
/**
 * Milliseconds from the confirmation of an invalidation. What is more than the lease is for what the clocks of two processes
 * may differ by in that time: two per cent of their speed, a timer that fires a millisecond early, and a wall clock that
 * shows whole milliseconds.
 */
exports.LEASE_WAIT_MS = 207;
//# sourceMappingURL=local-lease.js.map