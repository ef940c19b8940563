/**
 * The one store of the browser's in which a start is kept for the next one. IndexedDB, which there is on plain http too.
 */

const DATABASE = 'limner-start';
const STORE = 'snapshot';

/** @returns {Promise<IDBDatabase | undefined>} */
export async function opened() {
    if (!globalThis.indexedDB) return;
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await answered(request);
    // Who clears the site's data must not wait for us.
    database.onversionchange = () => database.close();
    return database;
}

/** Put entries by their names, and take those away that are null. @param {IDBDatabase | undefined} database @param {Record<string, object | null>} entries */
export async function write(database, entries) {
    if (!database) throw new Error('the browser has no storage');
    const transaction = database.transaction(STORE, 'readwrite');
    const store = transaction.objectStore(STORE);
    for (const [name, entry] of Object.entries(entries)) {
        if (entry) store.put(entry, name);
        else store.delete(name);
    }
    await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
}

/** @param {IDBDatabase} database @param {string} name @returns {Promise<any>} */
export const read = (database, name) => answered(database.transaction(STORE).objectStore(STORE).get(name));

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
    new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
