"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeChange = writeChange;
exports.findOwnChange = findOwnChange;
require("reflect-metadata");
const constants_1 = require("../constants");
function writeChange(prototype, decoration) {
    Reflect.defineMetadata(constants_1.CHANGE_METADATA, decoration, prototype, decoration.name);
}
/** The uppermost that stands on this very method; those of a class above do not count. */
function findOwnChange(prototype, name) {
    // Only writeChange writes under this key.
    return Reflect.getOwnMetadata(constants_1.CHANGE_METADATA, prototype, name);
}
//# sourceMappingURL=change-decoration.js.map