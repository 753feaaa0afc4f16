// Offers to hide what is marked in the conversation. Without this script it is typed.
(() => {
  const offer = document.getElementById('mask-marked');
  const text = document.getElementById('mask-text');
  const conversation = document.getElementById('conversation');
  if (!offer || !text || !conversation) {
    return;
  }
  const SHORTEST = 2;
  let marked = '';

  const within = node => node && (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)
    .closest('.words, h3');
  const isOfConversation = node => conversation.contains(node) && within(node);
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    // A click on the offer empties the selection in some browsers.
    if (document.activeElement === offer) {
      return;
    }
    const fits = words.length >= SHORTEST && words.length <= text.maxLength
      && isOfConversation(selection.anchorNode) && isOfConversation(selection.focusNode);
    marked = fits ? words : '';
    offer.hidden = !fits;
  });
  offer.addEventListener('mousedown', event => event.preventDefault());
  offer.addEventListener('click', () => {
    document.getElementById('masks-more').open = true;
    text.value = marked;
    offer.hidden = true;
    document.getElementById('mask-kind').focus();
  });
})();
