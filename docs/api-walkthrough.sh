#!/usr/bin/env bash
# Works one feedback from submission to closed by API alone: bash and curl, nothing else.
#
#   mvn spring-boot:run              in one terminal
#   docs/api-walkthrough.sh          in another
#
# BASE_URL and PASSWORD say where and with which password of the demo accounts, when it is not the embedded default.
set -euo pipefail

base=${BASE_URL:-http://127.0.0.1:8080}
password=${PASSWORD:-feedback}
number=''
secret=''
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

fail() {
  printf '\nFailed: %s\n' "$*" >&2
  exit 1
}

# call METHOD PATH [curl options]: leaves the answer in the file $answer, ends the script unless the call succeeds.
call() {
  local method=$1 path=$2 status
  shift 2
  status=$(curl -sS -o "$answer" -w '%{http_code}' -X "$method" -H 'Content-Type: application/json' "$@" "$base$path") ||
    fail "$base does not answer. Does the application run there?"
  case $status in
    2*) ;;
    *) fail "$method $path answered $status: $(cat "$answer")" ;;
  esac
}

# field NAME: the first value of that name in the answer.
field() {
  sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' <<<"$(grep -o '"'"$1"'":"[^"]*"' "$answer" | head -n 1)"
}

# string TEXT: TEXT as a JSON string.
string() {
  printf '"%s"' "$(sed 's/[\\"]/\\&/g' <<<"$1" | tr '\n\t' '  ' | sed 's/ *$//')"
}

as_customer() {
  local method=$1 path=$2
  shift 2
  call "$method" "/api/feedback/$number$path" -H "X-Feedback-Secret: $secret" "$@"
}

# task KEY USER: the id of the open task with this key of the case, its improvement and measures, in the user's group.
task() {
  call GET "/api/cases/$number" -u "$2:$password"
  grep -o '{[^{}]*}' "$answer" | sed -n '/"key":"'"$1"'"/{/"group":"'"${2%2}"'"/s/.*"id":"\([^"]*\)".*/\1/p;}' | sed -n 1p
}

# claim_and_complete KEY USER [NAME=VALUE …]
# Every value is sent as a string; the application reads scores, dates, yes and no, and lists in JSON out of it.
claim_and_complete() {
  local key=$1 user=$2 id variables='' pair
  shift 2
  id=$(task "$key" "$user") || exit 1
  [ -n "$id" ] || fail "$number has no open task '$key' for $user: $(cat "$answer")"
  for pair in "$@"; do
    variables+=${variables:+,}$(string "${pair%%=*}"):{\"value\":$(string "${pair#*=}")}
  done
  call POST "/engine-rest/task/$id/claim" -u "$user:$password" -d "{\"userId\":\"$user\"}"
  call POST "/engine-rest/task/$id/complete" -u "$user:$password" -d "{\"variables\":{$variables}}"
  printf '  %-14s %s\n' "$key" "$user"
}

# await_status STATUS: what one process tells another is a job and takes some seconds.
await_status() {
  local attempt
  for attempt in $(seq 60); do
    as_customer GET ''
    [ "$(field status)" = "$1" ] && break
    [ "$attempt" -lt 60 ] || fail "$number is still '$(field status)' after a minute, not '$1'"
    sleep 1
  done
  printf '%s\n' "Customer sees: $1"
}

in_days() {
  date -d "+$1 days" +%F 2>/dev/null || date -v "+$1d" +%F
}

measure() {
  printf '{"title":%s,"kind":"%s","department":"%s","owner":"%s","due":"%s","criteria":%s,"metric":%s,"risk":%s,"effortDays":"%s"%s}' \
    "$(string "$1")" "$2" "$3" "$3" "$(in_days 7)" "$(string "$4")" "$(string "$5")" "$(string "$6")" "$7" "${8:-}"
}

why() {
  printf '{"why":%s,"evidence":%s}' "$(string "$1")" "$(string "$2")"
}

call POST /api/feedback -H "Idempotency-Key: $(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" -d '{
  "channel": "portal",
  "summary": "导出对账单时页面卡死",
  "description": "每月月底导出对账单，页面就卡死，只能关掉重来，财务没有办法按时对账。",
  "demand": "希望能正常导出",
  "product": "网上账户",
  "module": "对账单",
  "coreBlocked": "yes",
  "customer": {"name": "王小明", "email": "customer@example.org"},
  "language": "zh-CN"
}'
number=$(field number)
secret=$(field secret)
printf '%s\n' "Submitted $number"

claim_and_complete triage support \
  verdict=valid feedbackType=defect affected=5 severity=4 urgency=4 majorLossRisk=false complianceRisk=false \
  'restatement=月底导出对账单时页面无响应，客户无法按时对账。' \
  'responseText=我们已经重现了这个问题，正在查原因；在此之前可以按周导出。'
await_status inProgress

claim_and_complete contribute quality 'contribution=回归测试没有月底数据量的用例。'
claim_and_complete contribute engineering technicalClass=design effort=M \
  'contribution=导出在页面线程里一次读完整月数据，数据多时超时。'

# Others are asked when whoever analyses needs them; nobody waits for their answer.
call POST "/api/cases/$number/contributions" -u "product:$password" -d '{"team": "analytics", "note": "近三个月影响了多少客户？"}'
claim_and_complete contribute analytics 'contribution=近三个月有十一位客户反馈过。'

claim_and_complete analysis product handleImmediately=false strategicFit=high industryWide=true \
  'rootCause=导出没有按数据量设计，也没有月底数据量的测试。' \
  'direction=导出改为后台任务，并补上数据量测试。' \
  "whys=[$(why '页面为什么卡死？导出超时。' '前端日志'),$(why '为什么超时？一次读完整月数据。' '慢查询日志'),$(why \
    '为什么一次读完？设计时每月只有几百条。' '设计文档'),$(why '为什么没有发现增长？没有监控数据量。' '监控清单'),$(why \
      '为什么没有监控？上线清单没有这一项。' '上线清单')]"

claim_and_complete plan product \
  "measures=[$(measure '导出改为后台任务' product engineering '十万条数据五分钟内导出' '导出成功率' '后台任务堆积' 5 ',"pilot":true'),$(measure \
    '上线清单增加数据量评审' process operations '清单已更新并用于下次上线' '经评审的上线占比' '评审流于形式' 1),$(measure \
      '向受影响客户说明进展' communication support '十一位客户全部收到说明' '已通知客户数' '联系方式失效' 1),$(measure \
        '培训客服处理导出问题' education lead '全组通过小测验' '通过率' '排班冲突' 1)]"
claim_and_complete approval manager approved=true

claim_and_complete fix engineering landing=system 'fixSummary=导出改为后台任务，完成后通知下载。' fixVersion=4.2.0 \
  'rollbackPlan=关闭功能开关即回到旧导出。' 'regressionTests=ExportLoadTest 等十二个用例'
claim_and_complete fix operations landing=procedure 'fixSummary=上线清单 1.7 增加数据量评审。'
claim_and_complete fix support landing=document 'fixSummary=已逐一说明并登记。'
claim_and_complete fix lead landing=training 'fixSummary=两场培训，全组通过。'
claim_and_complete test quality testPassed=true 'testResult=十万条数据三分钟导出，回归全部通过。'
claim_and_complete pilot engineering pilotPassed=true 'pilotResult=五家试点客户一周内导出全部成功。'
claim_and_complete release operations released=true 'releaseWindow=周三 22:00 至 23:00'

claim_and_complete verification quality verificationPassed=true verificationMethod=dataComparison \
  'verificationEvidence=导出成功率由 71% 升至 99.6%（前后各四周）。'
await_status resolved

as_customer POST /confirmation -d '{"satisfied": true, "score": 5, "comment": "可以正常导出了，谢谢。"}'
await_status closed

claim_and_complete closure support2 \
  'articles=[{"kind":"faq","title":"对账单怎么导出？","body":"在对账单页面点导出，完成后会收到下载通知。","public":"true"}]' \
  'cost=八人日' 'effect=导出成功率 99.6%，相关反馈降为零' 'warningSignals=导出成功率低于 98%' "watchUntil=$(in_days 60)"

printf '\n%s\n' "$number is closed. See it as staff at $base/cases/$number, as the customer at $base/ with the secret $secret"
