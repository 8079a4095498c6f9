"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.zoneOf = zoneOf;
/**
 * Names the zone of a date of luxon, moment or day.js, as far as one has it: the name of the zone, and the distance to
 * UTC in minutes. The `toJSON` of these leaves the zone out, and one instant is another day elsewhere. Undefined for
 * every other object.
 */
function zoneOf(value) {
    const date = value;
    if (date.isLuxonDateTime === true)
        return [date.zoneName];
    if (date._isAMomentObject === true)
        return [nameInMoment(date), offsetOf(date)];
    if (isDayjs(date))
        return [nameInDayjs(date), offsetOf(date)];
    return undefined;
}
function isDayjs({ $d, utcOffset }) {
    return $d instanceof Date && typeof utcOffset === 'function';
}
/** The name is that of the plugin `timezone`; without one there is the zone of the process, or a fixed distance. */
function nameInDayjs({ $x, $u, $offset }) {
    if ($x?.$timezone !== undefined)
        return $x.$timezone;
    if ($u === true)
        return 'utc';
    return $offset === undefined ? 'local' : 'fixed';
}
/** The name is moment-timezone's; without one there is the zone of the process, or a fixed distance. */
function nameInMoment(date) {
    const name = answerOf(date, date.tz);
    return typeof name === 'string' ? name : date._isUTC === true ? 'utc' : 'local';
}
function offsetOf(date) {
    return answerOf(date, date.utcOffset);
}
function answerOf(date, method) {
    return typeof method === 'function' ? Reflect.apply(method, date, []) : undefined;
}
//# sourceMappingURL=zoned-date.js.map