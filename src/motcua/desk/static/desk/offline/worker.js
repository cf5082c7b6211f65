/* Keeps the intake page openable without a line: its files and an empty page, of one version.
   Pages that the server made are never kept, nor any answer with somebody's data. */
"use strict";

const CACHE = `motcua-trang-${OFFLINE.version}`;
const OURS = "motcua-trang-";
const PATIENCE = 6000; // for a page on a bad line
const FILES = new Set(OFFLINE.files);
let held = null; // {key, user}: in memory alone, and gone when the browser closes

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    // Past the browser's own cache: a file of yesterday under the version of today would stay.
    await cache.addAll([OFFLINE.shell, ...OFFLINE.files].map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

async function pageOrShell(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: stop.signal });
  } catch {
    return (await (await caches.open(CACHE)).match(OFFLINE.shell)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

async function fileOrLine(request) {
  const kept = await (await caches.open(CACHE)).match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (request.destination === "document") event.respondWith(pageOrShell(request));
  } else if (FILES.has(pathname)) {
    event.respondWith(fileOrLine(request));
  }
});

self.addEventListener("message", (event) => {
  const { say, key, user } = event.data ?? {};
  const [port] = event.ports;
  if (say === "keep") held = { key, user };
  if (say === "forget") held = null;
  port?.postMessage(say === "give" ? held : {});
});
