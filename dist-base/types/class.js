"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=class.js.map