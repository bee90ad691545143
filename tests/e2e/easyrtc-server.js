// open-easyrtc's own demo pages on a free port of this computer, without STUN or TURN
'use strict';
const http = require('http');
const path = require('path');
const easyrtc = require('open-easyrtc');
const express = require('express');
const { Server } = require('socket.io');

// resolves with the server's address; / is an empty page, /demos/demo_multiparty.html the room
module.exports = () => new Promise((resolve, reject) => {
  const base = path.dirname(require.resolve('open-easyrtc/package.json'));
  const app = express();
  app.get('/', (request, response) => response.end());
  app.use('/demos', express.static(path.join(base, 'demos')));
  app.use('/easyrtc', express.static(path.join(base, 'api')));
  const web = http.createServer(app);
  easyrtc.setOption('logLevel', 'none');
  easyrtc.setOption('appIceServers', []);
  easyrtc.setOption('demosEnable', false);
  easyrtc.listen(app, new Server(web, { allowEIO3: true }), null, (error) => {
    if (error) return reject(error);
    web.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${web.address().port}`));
  });
});
