// Loaded before a server whose heap is measured: answers each message with the memory after a garbage collection.
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage());
});
process.channel.unref();
