"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=memoize-options.js.map