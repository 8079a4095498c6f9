"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=change-context.js.map