"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=detected-cache.js.map