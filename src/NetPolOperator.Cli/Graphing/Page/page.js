'use strict';
// Everything that comes from a manifest reaches the page as text (textContent, attributes), never as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const byId = new Map(data.nodes.map(n => [n.id, n]));
  const incoming = new Map(), outgoing = new Map();
  const push = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  for (const e of data.edges) { push(outgoing, e.from, e); push(incoming, e.to, e); }
  const ins = id => incoming.get(id) || [], outs = id => outgoing.get(id) || [];

  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));
    return element;
  }
  const many = (n, one, more) => `${n.toLocaleString('en')} ${n === 1 ? one : more || one + 's'}`;
  const portText = p => p === 'All' ? 'all ports' : p.replaceAll(';', ', ').replaceAll(',', ', ').replaceAll(/, +/g, ', ');
  const isOpen = n => ['open', 'partly'].includes(n.ingress) || ['open', 'partly'].includes(n.egress);
  const waits = n => ins(n.id).some(e => e.waiting) || outs(n.id).some(e => e.waiting);
  const fullName = n => n.namespace ? `${n.namespace}/${n.name}` : n.name;
  const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);
  const openWord = n => [['ingress', 'in'], ['egress', 'out']]
    .map(([d, word]) => n[d] === 'open' ? word : n[d] === 'partly' ? `${word} (some pods)` : '').filter(Boolean).join(', ');
  const go = id => { location.hash = id === null ? '' : encodeURIComponent(id); };
  const link = n => h('button', { type: 'button', class: 'link', onclick: () => go(n.id) }, fullName(n));

  // Tiles
  const total = data.coverage.total, inside = data.nodes.filter(n => n.namespace);
  const openPods = data.coverage.openPods.length, waiting = data.edges.filter(e => e.waiting).length;
  const tile = (label, value, kind) => h('div', { class: kind }, h('dt', {}, label), h('dd', {}, value));
  $('tiles').append(
    tile('Namespaces', new Set(inside.map(n => n.namespace)).size),
    tile('Segments', inside.filter(n => n.kind === 'segment').length),
    tile('Pods', total.pods),
    tile('Connections', data.edges.length - waiting),
    tile('Waiting', waiting, waiting ? 'warn' : ''),
    tile('Open pods', openPods ? `⚠ ${openPods}` : '✓ 0', openPods ? 'bad' : 'good'));

  // The list
  const namespaces = [...new Set(inside.map(n => n.namespace))];
  $('namespace').append(h('option', { value: '' }, `all (${namespaces.length})`), ...namespaces.map(n => h('option', { value: n }, n)));
  const haystack = n => [fullName(n), n.type, n.id, openWord(n) ? 'open' : '', ...n.members, ...ins(n.id).map(e => e.ports)].join('\n').toLowerCase();
  const items = [];
  function addGroup(title, nodes) {
    if (!nodes.length) return;
    const group = h('div', { role: 'group', 'aria-label': title }, h('h3', {}, title));
    for (const node of nodes) {
      const button = h('button', { type: 'button', class: 'item', tabindex: -1, onclick: () => go(node.id) },
        h('span', { class: 'label' }, node.name, ' ', h('span', { class: 'faint' }, node.kind === 'workload' ? node.type : '')),
        isOpen(node) && badge('bad', '⚠ open'), waits(node) && badge('warn', '… waits'));
      items.push({ node, button, group, text: haystack(node) });
      group.append(button);
    }
    $('list').append(group);
  }
  for (const ns of namespaces) addGroup(ns, inside.filter(n => n.namespace === ns));
  addGroup('Outside', data.nodes.filter(n => !n.namespace));

  // Filters
  const map = document.querySelector('.map'), mapNodes = [...document.querySelectorAll('.map .node')], mapEdges = [...document.querySelectorAll('.map .edge')];
  // A picture that almost fits is made smaller, but never too small to read.
  if (map) { const svg = map.querySelector('svg'); svg.style.maxWidth = '100%'; svg.style.height = 'auto'; svg.style.minWidth = `${svg.viewBox.baseVal.width * .74}px`; }
  const wide = map && map.dataset.level === 'namespace';
  const mapId = node => wide && node.namespace ? `namespace ${node.namespace}` : node.id;
  function filter() {
    const words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean), ns = $('namespace').value;
    const open = $('only-open').checked, wait = $('only-waiting').checked, shown = new Set();
    for (const { node, button, text } of items) {
      const near = !ns || node.namespace === ns || (!node.namespace && [...ins(node.id), ...outs(node.id)].some(e => [e.from, e.to].some(x => byId.get(x).namespace === ns)));
      const fits = near && words.every(w => text.includes(w)) && (!open || isOpen(node)) && (!wait || waits(node));
      button.hidden = !fits;
      if (fits) shown.add(mapId(node));
    }
    for (const group of new Set(items.map(i => i.group))) group.hidden = !items.some(i => i.group === group && !i.button.hidden);
    for (const g of mapNodes) g.classList.toggle('off', !shown.has(g.dataset.id));
    for (const g of mapEdges) g.classList.toggle('off', !shown.has(g.dataset.from) && !shown.has(g.dataset.to));
    $('found').textContent = `${items.filter(i => !i.button.hidden).length} of ${items.length} shown`;
    rove();
  }
  // One stop for the Tab key; the arrows walk the list.
  function rove(to) {
    const seen = items.filter(i => !i.button.hidden);
    const current = to || seen.find(i => i.button.tabIndex === 0) || seen.find(i => i.button.getAttribute('aria-current')) || seen[0];
    for (const item of items) item.button.tabIndex = item === current ? 0 : -1;
    if (to) to.button.focus();
  }
  $('list').addEventListener('keydown', event => {
    const seen = items.filter(i => !i.button.hidden), at = seen.findIndex(i => i.button === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    if (seen[next]) rove(seen[next]);
  });
  for (const id of ['search', 'namespace', 'only-open', 'only-waiting']) $(id).addEventListener('input', filter);
  $('filters').addEventListener('submit', event => event.preventDefault());
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); $('search').focus(); }
    if (event.key === 'Escape') { if ($('search').value) { $('search').value = ''; filter(); } else go(null); }
  });

  // Why
  function rule(index) {
    const { origin, ports, remarks } = data.rules[index];
    const from = origin.source ? `${origin.source.replace('/', ' ')}${origin.fields && origin.fields.length ? ` ${origin.fields.join(', ')}` : ''}` : null;
    return h('div', { class: 'rule' }, from && h('strong', {}, from), from && ' · ', `NetworkPolicy ${origin.policy} `, h('code', {}, origin.rule),
      ` (${portText(ports)})`, origin.file && h('span', { class: 'faint' }, ` at ${origin.file}`), remarks.map(r => [' ', h('q', {}, r)]));
  }
  function why(edge) {
    const side = (title, s) => [h('dt', {}, title), h('dd', {}, s.note && h('div', {}, s.note), s.rules.map(rule))];
    return h('dl', { class: 'why' }, side('out of source', edge.egress), side('into destination', edge.ingress));
  }
  function edgeItem(edge, peer) {
    return h('li', { class: edge.waiting ? 'waiting' : '' },
      h('div', { class: 'line' }, link(peer), h('span', { class: 'ports' }, portText(edge.ports)),
        edge.waiting && badge('warn', '… waits'), edge.partly && badge('grey', 'not all pods'), edge.ports === 'All' && badge('grey', 'every port')),
      why(edge),
      (edge.missing || []).map(m => h('details', {}, h('summary', {}, `To let it pass, add ${m.what}`), h('pre', {}, m.yaml))));
  }
  function edgeSection(title, none, edges, peerOf) {
    const list = h('ul', { class: 'edges' });
    let shown = 0;
    const more = h('button', { type: 'button', class: 'plain' });
    const show = () => {
      list.append(...edges.slice(shown, shown + 60).map(e => edgeItem(e, byId.get(peerOf(e)))));
      shown = Math.min(edges.length, shown + 60);
      more.textContent = `Show more (${edges.length - shown} left)`;
      more.hidden = shown >= edges.length;
    };
    more.addEventListener('click', show);
    show();
    return [h('h3', {}, `${title} (${edges.length})`), edges.length ? list : h('p', { class: 'faint' }, none), more];
  }

  // One node
  function openCallout(node) {
    const words = openWord(node);
    if (!words) return null;
    const parts = [];
    if (node.ingress === 'open') parts.push('No policy isolates it for ingress: every address, and every pod that its own policies let out, may connect to it on every port.');
    if (node.egress === 'open') parts.push('No policy isolates it for egress: it may connect to every address, and to every pod that admits it.');
    if (node.ingress === 'partly' || node.egress === 'partly') parts.push('Some of its pods are isolated, others are not.');
    return h('div', { class: 'callout' }, h('strong', {}, `⚠ Open: ${words}. `), parts.join(' '));
  }
  function details(node) {
    const all = [...ins(node.id), ...outs(node.id)].filter((e, i, a) => a.indexOf(e) === i);
    const parts = [
      h('div', { class: 'crumbs' }, h('h2', {}, fullName(node)), h('button', { type: 'button', class: 'plain', onclick: () => go(null) }, 'Overview')),
      h('p', { class: 'faint' }, node.namespace ? `${node.type} in namespace ${node.namespace}, ${many(node.pods, 'pod')}` : `outside: ${node.type}`, node.note ? ` · ${node.note}` : ''),
      node.namespace && h('div', { class: 'badges' }, ['ingress', 'egress'].map(d => node[d] === 'isolated' ? badge('good', `✓ ${d} isolated`)
        : node[d] === 'unprotectable' ? badge('grey', `${d}: host network`) : badge('bad', `⚠ ${d} ${node[d] === 'open' ? 'open' : 'partly open'}`))),
      openCallout(node)];
    if (node.members.length) parts.push(h('details', {}, h('summary', { class: 'faint' }, 'Pods'), h('p', { class: 'faint' }, node.members.join(', ') + (node.pods > node.members.length ? ` and ${node.pods - node.members.length} more` : ''))));
    parts.push(
      edgeSection('In: who may connect to it', 'No rule lets anything in.', all.filter(e => e.to === node.id && !e.waiting), e => e.from),
      edgeSection('Out: what it may connect to', 'No rule lets anything out.', all.filter(e => e.from === node.id && !e.waiting), e => e.to));
    const halves = all.filter(e => e.waiting);
    if (halves.length) parts.push(edgeSection('Waiting: one side asks, the other does not admit it', '', halves, e => e.from === node.id ? e.to : e.from));
    return parts;
  }

  // Everything
  function table(head, rows, limit) {
    const body = h('tbody'), more = h('button', { type: 'button', class: 'plain' }, `Show all ${rows.length}`);
    body.append(...rows.slice(0, limit).map(r => r()));
    more.addEventListener('click', () => { body.append(...rows.slice(limit).map(r => r())); more.remove(); });
    return [h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, head.map(t => h('th', { scope: 'col' }, t)))), body)), rows.length > limit && more];
  }
  const row = (...cells) => () => h('tr', {}, cells.map(c => h('td', {}, typeof c === 'function' ? c() : c)));
  function share(count) {
    const of = count.isolated + count.open;
    return () => h('span', {}, h('meter', { min: 0, max: 1, value: count.ratio, low: .999, high: 1, optimum: 1, 'aria-hidden': true }), `${count.isolated} of ${of}${count.open ? ` · ${count.open} open` : ''}`);
  }
  function openTables() {
    const nodes = inside.filter(isOpen), each = h('details', {}, h('summary', {}, 'Each pod'));
    const directions = words => h('span', { class: 'badges' }, words.map(w => badge('bad', `⚠ ${w}`)));
    each.addEventListener('toggle', () => {
      if (each.children.length === 1) each.append(...table(['Pod', 'Open'], data.coverage.openPods.map(p => row(p.pod, () => directions(p.directions))), 200).filter(Boolean));
    });
    return [h('p', { class: 'faint' }, 'No policy isolates these in the directions named: there everything may pass.'),
      table(['Segment or workload', 'Pods', 'Open'], nodes.map(n => row(() => link(n), n.pods, () => directions(openWord(n).split(', ')))), 25), each];
  }
  function overview() {
    const parts = [h('h2', {}, 'Overview'), h('p', { class: 'faint' }, 'Choose a segment, in the map or in the list, to see its connections and why each is allowed. Keys: / searches, arrows walk the list, Esc comes back here.')];
    parts.push(h('h3', { id: 'open-pods' }, `Open pods (${openPods})`), openPods ? openTables() : h('p', {}, badge('good', '✓ every pod that can be is isolated, in both directions')));
    parts.push(h('h3', {}, `Waiting for the other side (${waiting})`), waiting
      ? table(['From', 'To', 'Ports', 'What is missing'], data.edges.filter(e => e.waiting).map(e => row(() => link(byId.get(e.from)), () => link(byId.get(e.to)), () => h('span', { class: 'ports' }, portText(e.ports)), [e.egress.note && `${fullName(byId.get(e.from))}: ${e.egress.note}`, e.ingress.note && `${fullName(byId.get(e.to))}: ${e.ingress.note}`].filter(Boolean).join('; '))), 50)
      : h('p', { class: 'faint' }, 'Nothing waits.'));
    parts.push(h('h3', {}, 'Isolation by namespace'), table(['Namespace', 'Pods', 'Ingress isolated', 'Egress isolated', 'Host network'],
      data.coverage.namespaces.map(n => row(n.namespace, n.pods, share(n.ingress), share(n.egress), n.ingress.unprotectable)), 100));
    const all = data.edges.filter(e => !e.waiting);
    const everything = h('details', {}, h('summary', {}, `All connections (${all.length})`));
    everything.addEventListener('toggle', () => {
      if (everything.children.length === 1) everything.append(...table(['From', 'To', 'Ports'], all.map(e => row(() => link(byId.get(e.from)), () => link(byId.get(e.to)), () => h('span', { class: 'ports' }, portText(e.ports)))), 300).filter(Boolean));
    });
    parts.push(h('h3', {}, 'Everything that a rule allows'), everything, h('p', { class: 'faint' }, 'Connections between two open ends are not listed: nobody has decided anything there.'));
    if (data.notes.length) parts.push(h('h3', {}, 'Notes'), h('ul', {}, data.notes.map(n => h('li', {}, n))));
    return parts;
  }

  // Choosing
  function reveal(button) {
    const list = $('list'), top = button.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - 40) list.scrollTop = top - list.clientHeight / 2;
  }
  function show(byPerson) {
    let id = null;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* no ID of ours */ }
    const node = byId.get(id);
    $('panel').replaceChildren(...(node ? details(node) : overview()).flat(3).filter(Boolean));
    for (const item of items) item.button.toggleAttribute('aria-current', false);
    const item = items.find(i => i.node === node);
    if (item) { item.button.setAttribute('aria-current', 'true'); reveal(item.button); for (const i of items) i.button.tabIndex = i === item ? 0 : -1; }
    highlight(node);
    if (byPerson && node && $('panel').getBoundingClientRect().top > innerHeight * .75) $('panel').scrollIntoView({ behavior: 'smooth', block: 'start' });
  }
  function highlight(node) {
    if (!map) return;
    const id = node && mapId(node), hot = new Set(id ? [id] : []);
    for (const g of mapEdges) {
      const touches = id && (g.dataset.from === id || g.dataset.to === id);
      g.classList.toggle('hot', Boolean(touches));
      if (touches) { hot.add(g.dataset.from); hot.add(g.dataset.to); }
    }
    for (const g of mapNodes) { g.classList.toggle('hot', hot.has(g.dataset.id)); g.classList.toggle('self', g.dataset.id === id); }
    map.querySelector('svg').classList.toggle('chosen', Boolean(id) && mapNodes.some(g => g.dataset.id === id));
  }
  function pick(id) {
    if (!wide || byId.has(id)) return go(id);
    $('namespace').value = id.slice('namespace '.length);
    filter();
  }
  for (const g of mapNodes) {
    g.setAttribute('tabindex', '0');
    g.setAttribute('role', 'button');
    g.addEventListener('click', () => pick(g.dataset.id));
    g.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); pick(g.dataset.id); } });
  }
  for (const g of document.querySelectorAll('.map .frame')) g.addEventListener('click', () => { $('namespace').value = $('namespace').value === g.dataset.ns ? '' : g.dataset.ns; filter(); });
  addEventListener('hashchange', () => show(true));
  filter();
  show(false);
})();
