// A real WebRTC call between two Chromiums on this computer. Started by call.py with one argument, a JSON object:
// folder (for the profiles), caller and self (.mjpeg clips), place {left, top, width, height}.
// Prints one JSON object when the call stands, then one for each line on stdin; leaves when stdin ends.
'use strict';
const path = require('path');
const readline = require('readline');
const { chromium } = require('playwright-core');
const serve = require('./easyrtc-server.js');

const { folder, caller, self, place } = JSON.parse(process.argv[2]);
const flags = [
  '--no-sandbox', '--test-type', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--password-store=basic',
  '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
];

const open = (name, clip, options, more = []) =>
  chromium.launchPersistentContext(path.join(folder, name), {
    executablePath: '/usr/bin/chromium',
    ...options,
    args: [...flags, `--use-file-for-fake-video-capture=${clip}`, ...more],
  });

// everything that a test may ask of the user's page
const look = () => ({
  title: document.title,
  clicks: window.clicks,
  videos: [...document.querySelectorAll('video')].filter((video) => video.videoWidth).map((video) => ({
    id: video.id,
    width: video.videoWidth,
    height: video.videoHeight,
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    box: video.getBoundingClientRect().toJSON(),
  })),
});

const count = () => {
  window.clicks = [];
  addEventListener('click', (event) => window.clicks.push([event.clientX, event.clientY]), true);
};

(async () => {
  const server = await serve();
  const room = `${server}/demos/demo_multiparty.html`;
  const { left, top, width, height } = place;
  const [theirs, ours] = await Promise.all([
    open('caller', caller, { headless: true, viewport: { width: 1280, height: 800 } }),
    open('user', self, { headless: false, viewport: null, ignoreDefaultArgs: ['--enable-automation'] }, [
      `--app=${server}`, `--window-size=${width},${height}`, `--window-position=${left},${top}`]),
  ]);
  const page = ours.pages()[0];
  await page.addInitScript(count);
  const other = theirs.pages()[0];
  await other.goto(room);
  await other.waitForFunction(() => Object.keys(easyrtc.getRoomsJoined()).length, null, { timeout: 30000 });
  await page.goto(room); // who comes second calls: two at once would call each other and neither would answer
  await page.waitForFunction(
    () => [...document.querySelectorAll('video')].filter((video) => video.videoWidth && video.currentTime > 0.5).length >= 2,
    null, { timeout: 30000 });
  const say = async () => console.log(JSON.stringify(await page.evaluate(look)));
  await say();
  for await (const _ of readline.createInterface({ input: process.stdin })) await say();
  await Promise.all([ours.close(), theirs.close()]);
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
