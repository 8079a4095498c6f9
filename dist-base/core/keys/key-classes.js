"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NO_CLASSES = void 0;
exports.NO_CLASSES = { keys: new Map(), typeOf: () => undefined };
//# sourceMappingURL=key-classes.js.map