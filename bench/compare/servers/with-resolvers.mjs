// What PostGraphile 5 misses on Node 20: without it lists fail with "Cannot read properties of undefined (reading 'items')".
Promise.withResolvers ??= () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};
