"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MARK = void 0;
exports.MARK = Object.freeze({ kind: 'mark' });
//# sourceMappingURL=outcome.js.map