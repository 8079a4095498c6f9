"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=named-method.js.map