"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.givenTime = givenTime;
const system_time_1 = require("./system-time");
/** The time that an application goes by: a given clock, on the event loop that there is; the system's where none is given. */
function givenTime(clock) {
    if (clock === undefined)
        return system_time_1.systemTime;
    const later = (callback, ms) => clock.later(callback, ms);
    return { clock, scheduler: { ...system_time_1.systemTime.scheduler, later } };
}
//# sourceMappingURL=given-time.js.map