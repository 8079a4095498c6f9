export { contender } from '../redis/ours-redis-yet.mjs';
