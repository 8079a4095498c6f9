import type { DropNames } from './outcome-cache';
/** What is left of the names of a drop when some are taken away: of all the confirmed ones, those that are not, or the other way round. */
export declare class NamesLeft {
    private readonly keys;
    private readonly marks;
    private readonly groups;
    private readonly tags;
    constructor({ keys, marks, groups, tags }: DropNames);
    get names(): DropNames;
    remove({ keys, marks, groups, tags }: DropNames): void;
}
