/**
 * What runs in the connect page. It speaks to this server alone, and tells the window around it how it goes: ready,
 * message, error, success. No secret is in what it tells.
 */

export const messageSource = 'whatsapp-partner-connect'

export const connectScript = `
'use strict';
(function () {
  var token = new URLSearchParams(location.search).get('connectToken') || '';
  var byId = function (id) { return document.getElementById(id); };
  var form = byId('connect');
  var isBusy = false;

  function tell(type, data) {
    var message = { source: '${messageSource}', type: type };
    if (data !== undefined) message.data = data;
    var around = window.parent !== window ? window.parent : window.opener;
    if (around) around.postMessage(message, '*');
  }

  function tellHeight() {
    tell('resize', { height: document.documentElement.scrollHeight });
  }

  function showFaults(faults) {
    var others = [];
    ['accessToken', 'appSecret', 'wabaIds'].forEach(function (field) {
      var own = faults.filter(function (fault) { return fault.indexOf(field + ': ') === 0; });
      var input = byId(field);
      input.setAttribute('aria-invalid', own.length > 0 ? 'true' : 'false');
      byId(field + '-fault').textContent = own.map(function (fault) { return fault.slice(field.length + 2); }).join(' ');
    });
    faults.forEach(function (fault) {
      if (!/^(accessToken|appSecret|wabaIds): /.test(fault)) others.push(fault);
    });
    byId('fault').textContent = others.join(' ');
    var wrong = form.querySelector('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    tellHeight();
  }

  function showSuccess(connected, warnings) {
    byId('before').hidden = true;
    var list = byId('numbers');
    connected.whatsappPhoneNumbers.forEach(function (number) {
      var item = document.createElement('li');
      item.textContent = number.displayPhoneNumber + ' ' + number.verifiedName;
      list.appendChild(item);
    });
    warnings.forEach(function (warning) {
      var line = document.createElement('p');
      line.className = 'soft';
      line.textContent = warning;
      byId('after').appendChild(line);
    });
    byId('after').hidden = false;
    byId('after').focus();
    tellHeight();
  }

  function setBusy(busy) {
    isBusy = busy;
    document.querySelectorAll('button').forEach(function (button) { button.disabled = busy; });
    byId('state').textContent = busy ? 'Connecting. This can take half a minute.' : '';
  }

  function connect(body) {
    if (isBusy) return;
    setBusy(true);
    showFaults([]);
    tell('message', { event: 'connecting' });
    body.connectToken = token;
    fetch(location.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body)
    }).then(function (answer) {
      return answer.json().then(function (json) {
        setBusy(false);
        if (!answer.ok) throw json._errors && json._errors.length > 0 ? json._errors : ['It did not work. Try again.'];
        showSuccess(json._data, json._meta.warnings || []);
        tell('success', json._data);
      });
    }).catch(function (error) {
      setBusy(false);
      var faults = Array.isArray(error) ? error : ['The server could not be reached. Try again.'];
      showFaults(faults);
      tell('error', { message: faults[0], errors: faults });
    });
  }

  if (form) {
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      connect({
        accessToken: byId('accessToken').value.trim(),
        appSecret: byId('appSecret').value.trim(),
        wabaIds: byId('wabaIds').value.split(/[\\s,]+/).filter(function (id) { return id !== ''; })
      });
    });
    var sandbox = byId('sandbox');
    if (sandbox) sandbox.addEventListener('click', function () { connect({ sandbox: true }); });
    tell('ready');
  } else {
    var text = byId('refused').textContent.trim();
    tell('error', { message: text, errors: [text] });
  }
  tellHeight();
  window.addEventListener('resize', tellHeight);
})();
`
