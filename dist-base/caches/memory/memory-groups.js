"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryGroups = void 0;
const bonds_1 = require("./bonds");
/** The groups that are alive, those of outcomes and those of marks. */
class MemoryGroups {
    constructor() {
        this.alive = { outcome: new Map(), mark: new Map() };
    }
    /** Whether there is no mark for certain. */
    get hasNoMarks() {
        return this.alive.mark.size === 0;
    }
    /** Of this question, made if there is none. */
    of({ group: name, kind }) {
        const known = this.alive[kind].get(name);
        if (known)
            return known;
        const group = new bonds_1.GroupBond(name);
        this.alive[kind].set(name, group);
        return group;
    }
    end(name) {
        for (const groups of [this.alive.outcome, this.alive.mark]) {
            const group = groups.get(name);
            if (!group)
                continue;
            group.isAlive = false;
            groups.delete(name);
        }
    }
    endAll(kind) {
        for (const group of this.alive[kind].values())
            group.isAlive = false;
        this.alive[kind].clear();
    }
}
exports.MemoryGroups = MemoryGroups;
//# sourceMappingURL=memory-groups.js.map