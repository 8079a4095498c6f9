export { contender } from '../redis/ours-keyv-redis.mjs';
