// Promise.withResolvers, which PostGraphile 5 needs and Node 20 lacks: without it lists fail with "Cannot read
// properties of undefined (reading 'items')".
Promise.withResolvers ??= () => {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};
