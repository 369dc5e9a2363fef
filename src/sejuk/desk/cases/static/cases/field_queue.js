// Reports on the phone, in IndexedDB. A report's words are kept until it was sent, then only its number.
const fieldQueue = (() => {
  const NAME = "sejuk-lapangan";
  const STORE = "laporan";
  const SENT_SHOWN = 5;

  function open() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "client_id" });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }

  async function within(mode, work) {
    const database = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  const put = (report) => within("readwrite", (store) => store.put(report));
  const drop = (key) => within("readwrite", (store) => store.delete(key));

  async function all() {
    const found = await within("readonly", (store) => store.getAll());
    return found.sort((one, other) => other.at - one.at);
  }

  async function sent(report, answer) {
    await put({ client_id: report.client_id, owner: report.owner, at: report.at, state: "sent", number: answer.number, page: answer.asks ? answer.page : "" });
    const old = (await all()).filter((one) => one.state === "sent").slice(SENT_SHOWN);
    for (const one of old) await drop(one.client_id);
  }

  return { put, drop, all, sent };
})();
