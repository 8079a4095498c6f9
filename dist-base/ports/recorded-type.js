"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=recorded-type.js.map