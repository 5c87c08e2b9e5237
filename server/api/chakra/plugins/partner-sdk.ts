/**
 * The script that a partner puts into a page: it shows the connect page in a frame and hands on what that tells.
 * Messages of other windows and other origins are passed over.
 */
import { messageSource } from './connect-script.ts'

export const partnerSdk = `/* ChakraWhatsappConnect.init({ connectToken, container, onReady, onError, onSuccess, onMessage }) */
(function () {
  'use strict';
  var script = document.currentScript;
  var ownOrigin = script && script.src ? new URL(script.src).origin : location.origin;

  function elementOf(container) {
    if (container && typeof container === 'object') return container;
    if (typeof container !== 'string') return document.body;
    return document.getElementById(container.replace(/^#/, '')) || document.querySelector(container);
  }

  function init(options) {
    var given = options || {};
    var base = given.baseUrl ? new URL(given.baseUrl, location.href) : new URL(ownOrigin);
    var call = function (name, data) { if (typeof given[name] === 'function') given[name](data); };
    var container = elementOf(given.container);
    if (!given.connectToken || !container) {
      var missing = given.connectToken ? 'The container is not on the page.' : 'connectToken is missing.';
      setTimeout(function () { call('onError', { message: missing, errors: [missing] }); }, 0);
      return { destroy: function () {} };
    }
    var frame = document.createElement('iframe');
    frame.src = base.origin + '/v1/ext/whatsapp-partner/connect?connectToken=' + encodeURIComponent(given.connectToken);
    frame.title = 'Connect WhatsApp';
    frame.style.width = '100%';
    frame.style.height = '40rem';
    frame.style.border = '0';

    function listen(event) {
      if (event.source !== frame.contentWindow || event.origin !== base.origin) return;
      var message = event.data;
      if (!message || message.source !== '${messageSource}') return;
      if (message.type === 'resize') {
        frame.style.height = Math.min(Math.max(Number(message.data.height) || 0, 200), 2000) + 'px';
        return;
      }
      call('onMessage', message);
      if (message.type === 'ready') call('onReady');
      if (message.type === 'error') call('onError', message.data);
      if (message.type === 'success') call('onSuccess', message.data);
    }

    window.addEventListener('message', listen);
    container.appendChild(frame);
    return {
      destroy: function () {
        window.removeEventListener('message', listen);
        if (frame.parentNode) frame.parentNode.removeChild(frame);
      }
    };
  }

  window.ChakraWhatsappConnect = { init: init };
})();
`
