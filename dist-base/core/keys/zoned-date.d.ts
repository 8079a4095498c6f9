/**
 * Names the zone of a date of luxon, moment or day.js, as far as one has it: the name of the zone, and the distance to
 * UTC in minutes. The `toJSON` of these leaves the zone out, and one instant is another day elsewhere. Undefined for
 * every other object.
 */
export declare function zoneOf(value: object): readonly unknown[] | undefined;
