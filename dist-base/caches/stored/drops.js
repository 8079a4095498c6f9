"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=drops.js.map