"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.pause = pause;
/**
 * Resolves after at least `ms` milliseconds.
 *
 * @param isOwed whether a process that has nothing else to do goes on until then
 */
function pause(scheduler, ms, isOwed = false) {
    return new Promise((resolve) => void scheduler.later(resolve, ms, isOwed));
}
//# sourceMappingURL=pause.js.map