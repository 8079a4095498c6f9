"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=invalidation-plan.js.map