"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=batch-recipe.js.map