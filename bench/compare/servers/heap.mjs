// Loaded before a server whose heap is watched: answers each message with its memory, after a collection of garbage.
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage());
});
process.channel.unref();
