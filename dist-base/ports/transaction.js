"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AT_START = void 0;
/** Under this name a port has what is called at start, with the modules of the application. It may refuse to start. */
exports.AT_START = Symbol('nestjs-cache-memoize: at start');
//# sourceMappingURL=transaction.js.map