/* The browser's store. In clear it holds only who the device is, whose a record is and its place
   in the line; what was typed lies there sealed (key.js). */

const STORES = { device: "what", sheets: "id", notes: "id" };
const DEVICE = "device";
let opening = null;

function database() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("motcua", 1);
    asked.onupgradeneeded = () => {
      Object.entries(STORES).forEach(([name, keyPath]) => asked.result.createObjectStore(name, { keyPath }));
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opening;
}

/* Runs `work` in one transaction; its result when that is safely on the disk. */
async function within(name, mode, work) {
  const transaction = (await database()).transaction(name, mode, { durability: "strict" });
  return new Promise((resolve, reject) => {
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(name), (value) => { result = value; });
  });
}
const asking = (name, mode, request) => within(name, mode, (store, give) => {
  const asked = request(store);
  asked.onsuccess = () => give(asked.result);
});

export const get = (name, id) => asking(name, "readonly", (store) => store.get(id));
export const all = (name) => asking(name, "readonly", (store) => store.getAll());
export const put = (name, record) => asking(name, "readwrite", (store) => store.put(record));
export const remove = (name, id) => asking(name, "readwrite", (store) => store.delete(id));

const freshDevice = () => ({
  what: DEVICE,
  name: [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  place: 0,
  day: "",
  serial: 0,
});
function changeDevice(change) {
  return within("device", "readwrite", (store, give) => {
    const asked = store.get(DEVICE);
    asked.onsuccess = () => {
      const device = change(asked.result ?? freshDevice());
      store.put(device);
      give(device);
    };
  });
}

/* The random name this browser goes by; made once. */
export const deviceName = async () => (await changeDevice((device) => device)).name;

/* The next place in the line and the next serial of a day ("261121"); neither is given twice. */
export const nextPlace = (day) => changeDevice((device) => ({
  ...device,
  place: device.place + 1,
  day,
  serial: device.day === day ? device.serial + 1 : 1,
}));
