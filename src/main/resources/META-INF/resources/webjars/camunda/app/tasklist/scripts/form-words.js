// The forms' own words in Chinese. form-js has them in English only; it writes them into texts, labels and
// placeholders, never into the value of a field, so what people type is left alone.
import words from './words.js';

const TEXTS = [
  [/^Add new$/, '添加一项'],
  [/^Select$/, '请选择'],
  [/^Search$/, '搜索'],
  [/^Nothing to show\.$/, '暂无内容'],
  [/^No results$/, '没有结果'],
  [/^All values selected$/, '已全部选择'],
  [/^Remove list item (\d+)$/, '删除第 $1 项'],
  [/^Remove tag$/, '删除标签'],
  [/^Increment$/, '增加'],
  [/^Decrement$/, '减少'],
  [/^Field is required\.$/, '必填。'],
  [/^Field must match pattern .*$/, '格式不正确。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多 $1 个字。'],
  [/^Field must be a valid email\.$/, '请填写有效的邮箱地址。']
];

// Where form-js itself writes; labels and options are the form's and stay as they are.
const OWN_TEXTS =
  '.fjs-repeat-render-add, .fjs-form-field-error *, .fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-table-empty';
const ATTRIBUTES = ['placeholder', 'aria-label', 'title'];

const inChinese = text => {
  const own = TEXTS.find(([pattern]) => pattern.test(text.trim()));
  return own ? text.trim().replace(...own) : text;
};

const translate = form => {
  form.querySelectorAll(OWN_TEXTS).forEach(own => {
    own.childNodes.forEach(node => {
      if (node.nodeType === Node.TEXT_NODE && inChinese(node.data) !== node.data) {
        node.data = inChinese(node.data);
      }
    });
  });
  ATTRIBUTES.forEach(attribute => {
    form.querySelectorAll(`[${attribute}]`).forEach(element => {
      const text = element.getAttribute(attribute);
      if (inChinese(text) !== text) {
        element.setAttribute(attribute, inChinese(text));
      }
    });
  });
};

const watch = () => {
  const changes = new MutationObserver(() => document.querySelectorAll('.fjs-container').forEach(translate));
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ATTRIBUTES
  });
};

export default {
  id: 'feedback-loop-form-words',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render: () => words(watch, () => {})()
};
