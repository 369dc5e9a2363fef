// Filled-in forms on the phone, in IndexedDB. What was written is kept until it was sent, then only its number.
const offlineQueue = (() => {
  const NAME = "sejuk-lapangan";
  const STORE = "laporan";
  const VERSION = 2;
  const SENT_SHOWN = 5;
  const FIRST_FORM = { action: "/kasus/lapangan/", fields: ["title", "text", "medium", "place", "address"] };

  function open() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(NAME, VERSION);
      opening.onupgradeneeded = (event) => (event.oldVersion === 0 ? create(opening) : renew(opening));
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }

  function create(opening) {
    opening.result.createObjectStore(STORE, { keyPath: "client_id" });
  }

  // Version 1 knew one form only and kept its fields beside the rest.
  function renew(opening) {
    const store = opening.transaction.objectStore(STORE);
    const walking = store.openCursor();
    walking.onsuccess = () => {
      const cursor = walking.result;
      if (!cursor) return;
      const old = cursor.value;
      const values = FIRST_FORM.fields.map((name) => [name, old[name] ?? ""]);
      cursor.update({ ...old, action: FIRST_FORM.action, from: FIRST_FORM.action, label: old.title ?? "", values: [["client_id", old.client_id], ...values] });
      cursor.continue();
    };
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

  const put = (filled) => within("readwrite", (store) => store.put(filled));
  const drop = (key) => within("readwrite", (store) => store.delete(key));

  async function all() {
    const found = await within("readonly", (store) => store.getAll());
    return found.sort((one, other) => other.at - one.at);
  }

  async function sent(filled, answer) {
    const { client_id, owner, at } = filled;
    await put({ client_id, owner, at, state: "sent", number: answer.number, page: answer.asks ? answer.page : "" });
    const old = (await all()).filter((one) => one.state === "sent").slice(SENT_SHOWN);
    for (const one of old) await drop(one.client_id);
  }

  return { put, drop, all, sent };
})();
