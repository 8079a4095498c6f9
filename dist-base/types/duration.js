"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=duration.js.map