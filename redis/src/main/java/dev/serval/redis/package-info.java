/// What several nodes share, in Redis: channels, presence, sessions and rate limits.
///
/// The door is [dev.serval.redis.Redis], which the others are made of; who wants channels alone
/// begins at [dev.serval.redis.RedisChannels]. It must not show types of the client library.
package dev.serval.redis;
