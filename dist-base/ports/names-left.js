"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NamesLeft = void 0;
/** What is left of the names of a drop when some are taken away: of all the confirmed ones, those that are not, or the other way round. */
class NamesLeft {
    constructor({ keys, marks, groups, tags }) {
        this.keys = new Set(keys);
        this.marks = new Set(marks);
        this.groups = new Set(groups);
        this.tags = new Set(tags);
    }
    get names() {
        const { keys, marks, groups, tags } = this;
        return { keys: [...keys], marks: [...marks], groups: [...groups], tags: [...tags] };
    }
    remove({ keys = [], marks = [], groups = [], tags = [] }) {
        for (const key of keys)
            this.keys.delete(key);
        for (const mark of marks)
            this.marks.delete(mark);
        for (const group of groups)
            this.groups.delete(group);
        for (const tag of tags)
            this.tags.delete(tag);
    }
}
exports.NamesLeft = NamesLeft;
//# sourceMappingURL=names-left.js.map