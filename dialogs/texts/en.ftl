# Everything Fremdrift says in English. Each sentence has the same id in da.ftl.

app-name = Fremdrift

## Days, spans and money

when-day = { $day } ({ $week }, { $distance })
when-span = { $span } ({ $first } to { $last }, { $distance })
week = week { $week }
week-of-year = week { $week } of { $year }
distance-today = today
distance-tomorrow = tomorrow
distance-yesterday = yesterday
distance-running = under way now
distance-ahead = in { $number } { $days ->
        [one] day
       *[other] days
    }
distance-past = { $number } { $days ->
        [one] day
       *[other] days
    } ago
season-spring = spring { $year }
season-summer = summer { $year }
season-autumn = autumn { $year }
season-winter = winter { $year }
span-week = { $week }, { $first } to { $last }
span-days-of-month = { $first }–{ $last }
span-primo = early { $month }
span-medio = mid-{ $month }
span-ultimo = late { $month }
span-quarter = quarter { $quarter } of { $year }
span-days = { $first } to { $last }
kroner = DKK { $amount }
kroner-millions = DKK { $amount } million

## Deadlines

deadline-preparation = The preparation should be under way
deadline-declaration = Declaration of intent in Budget { $about }
deadline-negotiation-start = The negotiation begins
deadline-contributions-open = Contributions are gathered from the other administrations
deadline-contributions-due = Contributions from the administrations are due
deadline-money = Money in Budget { $about }
deadline-political-treatment = Political treatment
deadline-committee = The standing committee treats the case
deadline-finance-committee = The Finance Committee treats the case
deadline-council = The City Council decides
deadline-release = The capital money is released
deadline-start = The period begins
deadline-expiry = The period expires
deadline-goal-list = The state's list of parallel societies { $about } is published
deadline-service-year = The year's service money { $about } (TM021)
deadline-not-set = no date has been set yet
deadline-line = { $what }: { $when }
deadline-line-plan = { $plan } – { $what }: { $when }
rests-on = { $count ->
        [one] depends on { $questions }
       *[other] depends on { $questions }
    }
owner-contributors = all administrations but the coordinating one

force-pattern = a pattern so far, not a rule
force-recommendation = a recommendation
force-assumption = an assumption: the four-weeks principle
force-fixed = set by people

reading-of = “{ $label }” ({ $question })
date-under-reading = { $when } – under the reading { $reading }
counted-from = Counted from the earliest reading: { $reading }. The others give:
off-day = { $day } is not a working day ({ $reason }). The working day before is { $working }.
off-day-closed = { $day } is not a working day ({ $reason }). The weekday before is { $weekday }, but the municipality is closed then; the working day before is { $working }.
reason-holiday = public holiday: { $name }
reason-closed = closing day of the municipality
reason-weekend = weekend

why-preparation = The National Building Fund's application handbook advises starting about a year and a half before the period begins.
why-declaration = The pattern is that the declaration of intent stands in the budget of the year before the one that gives the money, and that the City Council adopts the budget on the first Thursday of October.
why-negotiation-start = The negotiation of the content begins one year before the period starts.
why-contributions-open = The coordinating administration gathers contributions from all the others when the negotiation begins, one year before the start.
why-contributions-due = No source gives a deadline for the contributions. People must set it.
why-money = The pattern is that the money stands in the budget of the year the period begins, and that the City Council adopts it on the first Thursday of October the year before.
why-political-treatment = The case is treated politically in the autumn before the period starts.
why-committee = By principle there are four weeks from the standing committee to the City Council; for a start at New Year that means mid-November.
why-finance-committee = The Finance Committee treats the case between the standing committee and the City Council, about two weeks after the former.
why-council = The City Council must have decided before the period begins; its last meetings of the year are in mid-December.
why-release = The capital money is released together with the political approval. The rule holds for capital only, not for service.
why-start = The period begins as the source says, or the day after the one before it ends.
why-expiry = The period's last day follows from the end date in the note.
why-goal-list = The list is published every year on 1 December; it measures the goal until the goal is settled.
why-service-year = The service money is given year by year. Each new year it must be in place on 1 January.
anchor-period-start = the period's start, { $day }
anchor-period-end = the period's last day, { $day }
anchor-year = { $day }

why-title = Why that date?
why-date = Date
why-rule = Rule
why-anchor = Counted from
why-force = How sure
why-reading = Reading
why-source = Source
why-owner = Responsible
why-what = What should I explain? Ask for a date or an amount first, or write it all, for example "why does the negotiation of Nørrebro start on 1 January 2027?"
see-source = See the source: { $url }
source-line = Source: { $source }
source-title = Sources
source-money-lead = The amounts come from here:
source-sums-ours = Sums marked "calculated" are Fremdrift's own and do not stand in the source.
source-all = The main source is { $title } ({ $count } statements, S1 to S25). Ask for a particular date or amount and you get the place.
source-fact-unknown = Nothing stands under that number. The facts are S1 to S25.
fact-line = { $says } – { $source } ({ $id })

## Status

status-title = Status of the master plans
status-title-plan = Status of { $plan }
status-lead = { $day }. { $count ->
        [one] One plan.
       *[other] Showing { $shown } of { $count } plans; the one that needs somebody first comes first.
    }
status-lead-plan = { $day }: { $stage }.
status-stage = Now
status-renewal = Renewal
status-next = Next deadline
status-then = After that
status-nothing-ahead = no deadlines ahead
status-overdue = Overdue
status-overdue-count = { $count ->
        [one] 1 deadline has passed with nothing recorded
       *[other] { $count } deadlines have passed with nothing recorded
    }
status-questions = Open questions
status-questions-count = { $count ->
        [0] none
       *[other] { $count } ({ $ids })
    }
status-money = Capital money
status-shared = Shared by the plans
status-period = { $stage }; the period runs from { $start } to { $end }
status-period-open = { $stage }; the period runs from { $start } to { $end } by the earliest reading
status-renewal-from = { $stage }; next period from { $start }
status-renewal-open = { $stage }; next period from { $start } (by other readings { $others })
status-no-money = no appropriation is recorded
status-released = { $amount } is recorded as released
status-not-released = no release is recorded
status-money-unsplit = { $amount } for the plans together, not split ({ $codes }); { $released }
status-money-own = { $amount } ({ $codes }); { $released }
all-plans = all plans
shared-plan = Shared

stage-dormant = Not begun
stage-preparation = Preparation
stage-contributions = Gathering contributions
stage-negotiation = Negotiation
stage-political-treatment = Political treatment
stage-approved = Approved
stage-running = Running
stage-expiring = Expiring soon
stage-expired = Expired

alarm-not-recorded = ⚠ The period began on { $start }, but neither the City Council's approval nor the release of the capital money is recorded. Whether they have happened, Fremdrift does not know.
alarm-content-only = ⚠ The content is approved, but the release of the capital money is not recorded. The plan is approved only when both are decided.
alarm-release-only = ⚠ The release is decided, but the content is not recorded as approved. The plan is approved only when both are decided.

plans-title = The master plans
plans-lead =
    { $count ->
        [one] There is one social housing master plan: { $names }.
       *[other] There are { $count } social housing master plans: { $names }{ $more ->
            [0] .
           *[other] {" "}and { $more } more.
        }
    }
plans-line = { $name }: present period from { $start } to { $end } (earliest reading)

## Deadlines in lists

deadlines-title = Deadlines{ $scope }
deadlines-scope = { $has_plan ->
        [0] { $has_unit ->
            [0] {""}
           *[other] {" "}for { $unit }
        }
       *[other] { $has_unit ->
            [0] {" "}for { $plan }
           *[other] {" "}for { $plan } and { $unit }
        }
    }
deadlines-lead = Showing { $shown } of { $count }, the nearest first.
deadlines-lead-in = { $span }: showing { $shown } of { $count }.
deadlines-none = There are no open deadlines ahead.
deadlines-none-dated = No deadlines with a date; { $count } without one yet.
deadlines-none-in = There are no open deadlines in that span: { $span }.
deadlines-first = The next one: { $line }
deadlines-last-working-day = The last working day of that span is { $day }.
deadlines-overdue = { $count ->
        [one] Besides, 1 deadline has passed with nothing recorded. Ask "what is overdue?".
       *[other] Besides, { $count } deadlines have passed with nothing recorded. Ask "what is overdue?".
    }
deadlines-undated = Without a date
deadlines-earliest-reading = Dates that depend on an open question are counted from the earliest reading. Ask "why?" to see the others.
overdue-title = Passed with nothing recorded
overdue-lead =
    { $count ->
        [one] Yes, one deadline has passed without anything recorded.
       *[other] Yes, { $count } deadlines have passed without anything recorded; here are { $shown }.
    }
overdue-note = This does not mean that it has not happened, only that it is not recorded here.
overdue-none = No, no open deadline is overdue.

## Periods

period-title = Periods
period-title-plan = The period of { $plan }
period-lead = { $plan } expires { $when }.
period-lead-open = { $plan } expires { $when } by the earliest reading; the end date depends on { $questions }.
period-lead-start = { $plan } began { $start }. The next period begins { $next } (earliest reading).
period-lead-former = The previous plan for { $plan } ended on { $when }.
period-before = The period before ended on { $day }.
period-start = Began on { $day }.
period-end = Expires on { $when }.
period-end-else = Otherwise { $when }.
period-next = The next period begins on { $when }.
period-as-written = The note writes "{ $text }". Renewals are normally for { $normal } years.
period-as-written-years = The note writes "{ $text }" and says { $years } years.
period-open = { $count ->
        [one] The end date depends on { $questions }. The earliest reading counts until it is settled.
       *[other] The end date depends on { $questions }. The earliest reading counts until they are settled.
    }

when-title = When?
when-title-plan = When? { $plan }
when-heading = { $plan } – { $what }
when-binding = How sure the date is: { $force }.

## Open questions

questions-title = Open questions
questions-title-plan = Open questions about { $plan }
questions-lead = { $count ->
        [0] Everything is settled.
        [one] One question is not settled by the sources.
       *[other] { $count } questions are not settled by the sources.
    }
questions-line = { $id }: { $title } ({ $plans })
questions-note = Write for example "{ $id }" to see the readings and what they mean for the deadlines.
question-title = Question { $ids }
question-unknown = I know no question of that number ({ $id }). The open ones are { $known }.
question-settled = Settled: { $answer }. By { $by } on { $day }. Reason: { $reason }
question-settle-hint = As a coordinator you can settle it: write "settle { $id }".
question-who-settles = A coordinator can settle it, with a reason.

settle-title = Settle { $id }
settle-question = Question
settle-answer = Answer
settle-answer-text = Answer in your own words
settle-reason = Reason
settle-other-date = Another end date
settle-other-date-label = Another end date (only if none of the readings fits)
settle-readings = Readings
settle-ask-answer = Which reading holds? Write its number or an end date, or fill in everything here.
settle-ask-reading = Which reading holds? Write its number, or fill in everything here.
settle-ask-reading-or-words = Which reading holds? Write its number or answer in your own words, or fill in everything here.
settle-ask-words = What is the answer? Write it in your own words, or fill in everything here.
settle-ask-reason = What is the reason? Write for example who has confirmed it.
settle-reason-short = Write a reason of at least three characters, for example "confirmed by the National Building Fund".
settle-which-date = Write the end date, for example "31 December 2028".
settle-no-such-answer = I do not know that answer.
settle-one-answer = Choose either a reading or another end date, not both.
settle-no-answer = Choose a reading, or write an answer.
settle-summary = This is what will be saved:
settle-confirm = Write "yes" to save, "back" to correct or "cancel". The deadlines are recalculated at once.
settle-cancel-hint = Write "cancel" to stop. Nothing is saved yet.
settle-cancelled = Cancelled. Nothing is saved.
settle-resume = We are settling { $id }. Write your answer, or "cancel".
settle-refused = Only a coordinator or administrator can settle an open question; you are { $role }. Write to the coordinator if you know the answer.
settle-not-here = Here in the group I answer questions. Settle questions with me in a private chat.
settle-which = Which question do you want to settle? Write for example "settle A1".
settle-gone = That question is no longer there.
settle-done-title = { $id } is settled
settle-moved = { $count ->
        [one] One deadline has moved
       *[other] { $count } deadlines have moved
    }
settle-moved-line = { $plan } – { $what }: now { $after }, before { $before }
settle-nothing-moved = No deadline moved because of it.

## Money

money-title = Money
money-kind-capital = capital
money-kind-service = service
money-kind-declaration = declaration of intent
money-lead = { $count ->
        [one] One appropriation matches.
       *[other] { $count } appropriations match.
    }
money-lead-total = { $amount } in all (calculated; the sum does not stand in the source).
money-lead-all = In all { $amount } (calculated): { $parts }.
money-part = { $amount } for { $kind }
money-lead-in-year = In { $year }: { $parts }.
money-part-not-by-year = { $amount } for { $kind } is for { $years } together and not split by year
money-lead-year = { $amount } for { $kind } in { $year } ({ $code }, { $budget }).
money-lead-not-by-year = { $amount } for { $years } together. How much is for { $year } alone, the source does not say.
money-lead-unsplit = How much { $plan } gets is not split in the source: { $amount } is for the plans together.
money-lead-released = Yes, { $amount } is recorded as released.
money-lead-part = In part: { $released } of { $amount } is recorded as released, { $left } is not.
money-lead-not-released = No release of { $amount } is recorded. That means it does not stand here, not that it has not happened.
money-lead-service-release = Whether the service money must be released is not settled (A8); the source says so of capital only.
money-lead-price-level = The source does not give the price level (A7).
money-line-total = { $amount } for { $kind } in { $years } ({ $code }, { $budget }): { $purpose }
money-line-per-year = { $amount } a year for { $kind } in { $years } ({ $code }, { $budget }): { $purpose }
money-line-no-amount = { $code } ({ $budget }), { $kind } without an amount: { $purpose }
money-line-plans = { $count ->
        [one] – for { $plans }
       *[other] – for { $plans } together, not split
    }
money-sums = Sums
money-sums-year = Sums for { $year }
money-sum-of = { $kind } in all
money-sum = Altogether
money-calculated = { $amount } (calculated)
money-release = Release
released-line = { $code } { $kind } { $years }: { $amount } of { $total } is recorded as released
release-awaits = { $code } { $kind } { $years }: { $total } is released together with the political approval; no release is recorded
release-not-stated = { $code } { $kind } { $years }: { $total }; the source does not say whether it must be released (A8)
money-not-split = { $amount } for { $plans } is not split by plan or year (A7). An average is never shown.
money-no-price-level = The price level does not stand in the source (A7).
money-spending-unknown = Spending is not recorded here, only what is set aside and released.
money-service-question = Whether service money must be released is an open question (A8).
money-none = I know no appropriation that matches.
money-no-code = I do not know { $code }. Those recorded are { $known }.
money-no-year = Nothing is set aside for { $year }. The appropriations are in { $years }.
money-no-such-amount = { $amount } is no recorded appropriation. The amounts are { $known }.

## Contributions

owing-title = Contributions
owing-lead = { $count ->
        [0] All { $total } administrations have answered.
        [one] One of { $total } administrations has not answered.
       *[other] { $count } of { $total } administrations have not answered.
    }
owing-lead-unit-missing = { $units }: an answer is missing ({ $plans }).
owing-lead-unit-answered = { $units }: answered.
owing-no-round = No contributions round has been opened yet.
owing-plan = { $plan }, next period: { $answered } of { $total } have answered
owing-line = { $body }: { $state }
owing-when = When
owing-coordinator = { $body } coordinates and gathers the contributions. The six other administrations contribute.
owing-none-is-answer = "No contribution" is an answer too.
contribution-not-requested = not asked yet
contribution-requested = asked, no answer
contribution-accepted = agreed, contribution missing
contribution-draft = draft
contribution-submitted = submitted
contribution-returned = sent back
contribution-management-approved = approved by management
contribution-included = included
contribution-none = no contribution
contribution-withdrawn = withdrawn

## Political route

route-title = The political route
route-lead-approved = { $plans }: yes, both the content and the release are recorded as decided.
route-lead-not-approved = { $plans }: no final approval is recorded. Whether it has been given I do not know (A6).
route-lead = The order is { $bodies }. Only the City Council's decision is final.
route-period = The period from { $start }:
route-not-recorded = { $body }: no decision is recorded
route-decided = { $body } { $day }: { $outcomes }{ $final ->
        [0] {" "}(not final)
       *[other] {" "}(final)
    }
route-next = Next renewal
route-four-weeks = The committees' dates are an assumption by the four-weeks principle; people set the real meeting dates.
route-recommend = A committee that recommends, or writes "godkendt", does not approve finally.
back-plan-title = For the case to be ready in time
back-plan-lead = The aim is { $body } by { $when }. The case must then be before:
back-plan-line = { $body }: { $when }
back-plan-note = Counted backwards with four weeks from the standing committee to the City Council and the bodies' usual weekdays. The real meeting dates and the administration's internal deadline for the case are not recorded and must be checked.
back-plan-too-late = ⚠ The standing committee's day, { $day }, has already passed.

## Negotiation

negotiation-title = The negotiation
negotiation-lead = { $coordinator } negotiates with { $parties }.
negotiation-next = When it begins
negotiation-ledger = Recorded of the negotiation
negotiation-nothing = No meetings or agreements are recorded yet.
negotiation-entry = { $day } – { $plan }, with { $parties }: { $topic } – { $position } { $agreed ->
        [0] (open)
       *[other] (agreed)
    }
negotiation-lbf-dates = The National Building Fund has no fixed application date that Fremdrift knows. People set the Fund's deadlines.

## Goal, calendar and background

goal-title = The goal for 2030
goal-lead = { $text }, by { $year }.
goal-lead-list = The list is next published { $when }.
goal-lists = The list is published
goal-note = Which list decides the goal in { $year }, the source does not say. Which areas stand on the newest list is not recorded.
calendar-title = Calendar
calendar-lead = { $when }
calendar-lead-none = { $when }. No deadlines are recorded there.
calendar-countdown =
    { $days ->
        [one] It is one day until { $day } ({ $week }).
       *[other] It is { $number } days until { $day } ({ $week }), { $working } of them working days from today.
    }
calendar-workday = { $day } is a working day.
calendar-off = Days off
calendar-holiday = { $day }: { $name }
calendar-closed = { $day }: closing day
calendar-deadlines = Deadlines ({ $shown } of { $count })
calendar-weeks = { $year } has { $weeks } weeks.
today = Today is { $day }, { $week }.
meeting-title = Meetings
meeting-usual = { $body } usually meets on { $days }
meeting-holiday-week = Week { $week } is a school holiday, when meetings are rare
meeting-not-recorded = The committees' meeting plans are not recorded, so I cannot say whether there is a meeting. See the meeting calendar on kk.dk.
meeting-pattern = { $body }: { $note }
date-problem-no-such-day = "{ $said }" is not in the calendar. Write for example "30 April 2027".
date-problem-no-such-month = "{ $said }" is not a date: there are 12 months. Write for example "1 February 2027".
date-problem-no-such-week = "{ $said }" does not exist: { $year } has { $limit } weeks. Write for example "week { $limit } of { $year }".
date-problem-no-such-quarter = "{ $said }" does not exist: a year has four quarters. Write for example "Q1 2027".
date-problem-weekday-differs = "{ $said }" does not fit together: the date is another weekday. Write the date alone.
date-problem-ends-before-it-begins = "{ $said }" ends before it begins. Write the first date first.

chain-title = From intention to money
chain-lead = A declaration of intent in one budget led to money in the next:
chain-declaration = { $code } in { $budget }: { $purpose }
chain-money = { $code } in { $budget }: { $amount } in all – { $purpose }
chain-next = Next time
chain-pattern = The same pattern: for a start on 1 January of year N the declaration belongs in Budget N-1 and the money in Budget N.
process-title = How a renewal goes
process-lead = The way has { $count } steps, counted back from the new period's start:
process-line = { $what }: { $why }{ $marked ->
        [0] {""}
       *[other] {" "}({ $force })
    }
process-preparation = Preparation
process-declaration = Declaration of intent
process-negotiation-start = Negotiation
process-contributions-open = Contributions are gathered
process-contributions-due = Contributions are in
process-money = Money in the budget
process-political-treatment = Political treatment
process-committee = Standing committee
process-finance-committee = Finance Committee
process-council = City Council
process-release = Release
secretariat-title = The secretariat
secretariat-lead = The secretariat service is part of the service money (TM021); how large a part, the source does not say.
focus-title = Focus areas
focus-lead = { $count ->
        [one] There is one focus area:
       *[other] There are { $count } focus areas:
    }
focus-note = The note binds the efforts of Budget 2026 to them; it does not say that the plans must contain them.
unrecorded-title = That is not recorded
unrecorded-place = I do not know that plan. There are { $count } plans here: { $plans }.
unrecorded-contact = Contact persons are not recorded. I know the administrations, but no people in them.
unrecorded-residents = The number of residents does not stand in the sources here.
unrecorded-staff = Staff is not recorded.
unrecorded-mayor = The names of mayors and chairs are not recorded here, only the committees and their order.
unrecorded-regulation = What applies after the National Building Fund's regulation for 2019-26 does not stand in the sources here. Ask the Fund before planning a renewal.
unrecorded-results = Results and evaluations of the plans are not recorded.
unrecorded-documents = I do not have the documents themselves, only what they say and where. Ask "what is the source?".
unrecorded-fund-date = The National Building Fund has no fixed application date that I know. Its handbook advises starting about a year and a half before the start.
unrecorded-share = The National Building Fund pays most of a social housing master plan; the municipality and the housing organisations share the rest. How much each pays for these plans the source does not say, only what the municipality has set aside.
unrecorded-housing = The note mentions the housing organisations together and not by name.

## Who is who

bodies-title = The administrations
bodies-lead = { $coordinator } coordinates. There are { $count } administrations:
body-title = Who is who
body-lead-renamed = { $now } is the name since { $day }; before that it was { $before }.
body-lead-same-name = That is { $body }; the name is the same as before, only the abbreviation was { $before }.
body-lead = That is { $body }.
body-which-title = Whom do you mean?
body-which = "{ $said }" can be { $options }. Whom do you mean?
body-name-from = { $name } from { $day }
body-name-until = { $name } until { $day }
body-serves = Prepares cases for { $body }
body-coordinates = Coordinates the master plans and gathers contributions from the other administrations
body-on-route = Step { $place } of { $count } of the political treatment
no-unit = no administration
glossary-title = What the word means
glossary-all = Ask for example "what does release mean?". I can explain these words:
term-social-plan = Boligsocial helhedsplan (social housing master plan): a temporary social effort in a vulnerable housing area, normally four years, paid mostly by the National Building Fund and run by the housing organisations.
term-physical-plan = Fysisk helhedsplan (physical renovation plan): a plan to renovate the buildings. It is another thing than a social housing master plan.
term-release = Frigivelse (release): the City Council allows money set aside in the budget to be spent. Set aside is not the same as released.
term-capital = Anlæg (capital): money for lasting investments. It must be released before it can be spent.
term-service = Service: money for running costs and efforts.
term-declaration = Hensigtserklæring (declaration of intent): the budget parties say that they will finance something in a later budget. It gives no money itself.
term-note = Udmøntningsnotat (implementation note): the note that describes how a budget agreement is carried out.
term-stars = Stjernemarkeret (starred): released already when the budget is adopted.
term-co-financing = Medfinansiering (co-financing): the municipality's and the housing organisations' part of a plan that the National Building Fund mostly pays.
term-commitment = Tilsagn (commitment): the National Building Fund's yes to supporting a plan.
term-prequalification = Prækvalifikation (pre-qualification): the short first application to the National Building Fund, with the municipality's recommendation.
term-sub-agreement = Delaftale (sub-agreement): the agreement on the concrete activities of one theme of the plan.
term-parallel-society = Parallelsamfund (parallel society): a legal category of vulnerable housing areas on the state's list, published every 1 December.
term-local-committee = Lokaludvalg (local committee): a consultative committee of a district. It is not the same as a district board.
term-point = At-punkt: a numbered point of a case. Each point can be decided differently.
term-case = Indstilling (case): the administration's case to a committee, with the points to be decided.
term-fte = Årsværk (FTE): one full-time employee's work in a year.
term-two-keys = Two keys: a plan with capital money is approved only when the City Council has decided both the content and the release.
term-price-level = Pris- og lønniveau, p/l (price level): the year whose prices an amount is in. Amounts of different price levels cannot simply be added.
term-four-weeks = The four-weeks principle: there are normally four weeks from the standing committee to the City Council.
term-contribution = Contribution: what an administration gives to a plan: money, staff hours, activities, rooms or professional text. "No contribution" is an answer too. The note only says "contribution".
term-passed-on = Passed on (with a declaration): the Finance Committee sends the case on to the City Council with its statement. That is not an approval.
term-renewal = Renewal (continuation): the next period of an existing plan. The note uses the words for one thing.
term-negotiation = Negotiation: the municipality, the National Building Fund and the housing organisations agree on the plan's content; it begins one year before the period starts.
term-board = District board: a board of the social housing effort in a district. Which one the note means is not settled (A12).
term-recommended = Recommended: a committee passes the case on with its recommendation. Only the City Council's decision is final, even where a committee writes "approved".
term-cooperation = Strategic cooperation agreement: it binds the municipality and the housing organisations and is a condition of the National Building Fund's support.
term-change-plan = Change plan, development plan and area renewal are other things than a social housing master plan; I do not keep track of them.

## Talk

hello = Hello{ $name ->
        [0] {""}
       *[other] {" "}{ $name }
    }. I keep track of the deadlines of the social housing master plans. Ask as you would ask a colleague.
thanks = You are welcome.
bye = Goodbye. I am here when you come back.
rude = I am sorry that it did not go well. Write "help" and I will show what I can answer.
wrong = If something is wrong, ask "why?" and "what is the source?" to see what it rests on. If it is an open question, a coordinator can settle it.
nothing-pending = There is nothing I am waiting for. Ask me something, or write "help".
about = I am Fremdrift, a program, neither a person nor a language model. I answer from what is recorded about the social housing master plans, with the source, and I do not guess.
welcome-title = Welcome to Fremdrift
welcome = Fremdrift works out every deadline of the social housing master plans, shows what it rests on, and says who owes what.
welcome-examples =
    status
    what is the next deadline for Amager
    when does the negotiation of Nørrebro start?
    who has not sent a contribution?
welcome-limits = Here you can ask anything. In groups and channels I answer when I am mentioned. Write "help" for more or "dansk" for Danish.
help-title = What you can ask
help-lead = Write freely in Danish or English. The sentences here work as they stand.
help-try = Try
help-status = How far are we?
help-status-examples =
    status
    status of Nørrebro
    which plans are there?
    where is the case politically?
help-deadlines = Deadlines
help-deadlines-examples =
    next deadlines
    what happens in week 53?
    what must SUF do before Christmas?
    when does Amager expire?
help-money = Money
help-money-examples =
    how much is there for service in 2027?
    are the 7.4 million released?
    how much does Amager get?
help-people = Who
help-people-examples =
    who has not sent a contribution?
    who am I?
    what is TMF called now?
help-why = Why and from where
help-why-examples =
    why?
    what is the source?
    open questions
    A1
help-recording = You can settle an open question if you are a coordinator. Other recording (contributions, decisions, negotiation, release) is not ready yet.
help-language = Write "dansk" for Danish.
language-switched = English it is.
whoami-title = Who are you?
whoami = You are { $name }, { $unit }. Your role is { $role }.
whoami-rights = What you may do
right-ask = ask about everything
right-settle-question = settle open questions
right-change-own-settings = choose your own language
role-viewer = viewer
role-contributor = contributor
role-coordinator = coordinator
role-admin = administrator
who-may-title = Who may do what?
who-may-line = { $action }: { $roles }
history-title = History
history-lead = { $count ->
        [0] No changes are recorded.
        [one] The latest change:
       *[other] The latest { $count } changes, the newest first.
    }
history-line = { $day }, { $time }: { $who } { $what }
history-fill = brought in the portfolio
history-rederive = recalculated the deadlines by new rules
history-settle-question = settled { $subject }
history-advance-calendar = moved the stage of { $subject } to "{ $stage }" by the calendar
history-reason = Reason: { $reason }
history-moved = { $count ->
        [one] One deadline moved:
       *[other] { $count } deadlines moved:
    }

recording-title = Recording
recording-lead = It sounds as if you want to { $what }. That kind of recording is not ready yet, so I have saved nothing.
recording-understood = What I understood
recording-plan = Plan
recording-body = Who
recording-when = When
recording-amount = Amount
recording-code = Code
recording-nothing-saved = Nothing is saved. Write to the coordinator for now, or ask me for the status.
record-contribution = record a contribution
record-deadline = set or move a deadline
record-decision = record a political decision
record-release = record a release of money
record-money = split or set aside money
record-negotiation = write something in the negotiation log
record-round = gather contributions
record-reminder = be reminded of something
record-nudge = remind somebody to answer
record-undo = undo or delete something
record-contact = change a contact person
record-export = take the deadlines out to a file or calendar
record-plan = create or renew a plan
record-person = change somebody's rights

nothing-said = There was nothing I could read. Write for example "status" or "next deadlines".
not-understood-title = I did not quite get that
not-understood = I could not make out "{ $said }". Write for example "status", "when does Nørrebro expire?" or "who has not sent a contribution?".
not-understood-long = The message was too long for me to see what you are asking. Write the question in one sentence, for example "status of Nørrebro".
not-understood-other-language = I understand Danish and English. Jeg forstår dansk og engelsk; skriv "hjælp".
did-you-mean-title = Did you mean …?
did-you-mean = I am not sure what you mean. Choose one of these, or write it in another way.
click-unknown = I do not know that button. Please write what you want instead, for example "status".

offer-status = Status{ $named ->
        [0] {""}
       *[other] {" "}of { $plan }
    }
offer-plans = Which plans are there?
offer-deadlines = Next deadlines{ $named ->
        [0] {""}
       *[other] {" "}for { $plan }
    }
offer-overdue = What is overdue?
offer-period = When { $named ->
        [0] do the plans expire
       *[other] does { $plan } expire
    }?
offer-when = When does the negotiation{ $named ->
        [0] {""}
       *[other] {" "}of { $plan }
    } start?
offer-why = Why?
offer-source = What is the source?
offer-open-questions = Open questions{ $named ->
        [0] {""}
       *[other] {" "}about { $plan }
    }
offer-money = How much money is there{ $named ->
        [0] {""}
       *[other] {" "}for { $plan }
    }?
offer-owing = Who has not sent a contribution{ $named ->
        [0] {""}
       *[other] {" "}to { $plan }
    }?
offer-route = Where is the case politically?
offer-negotiation = How is the negotiation going?
offer-goal = What is the goal for 2030?
offer-calendar = What happens this week?
offer-today = What day is it today?
offer-chain = How are TM078 and TM021 linked?
offer-secretariat = What about the secretariat?
offer-focus = What are the focus areas?
offer-bodies = Which administrations are there?
offer-help = Help
offer-back-plan = When must the case be in KTU to reach BR before Christmas?
offer-about = Who are you?
offer-who-may = Who may do what?
offer-whoami = Who am I?
offer-history = History
offer-glossary = Glossary
offer-process = What is the process for a new plan?

button-status = Status
button-next-deadlines = Next deadlines
button-next-deadlines-all = Next deadlines
ask-next-deadlines = Next deadlines for { $plan }
button-open-questions = Open questions
button-open-questions-all = Open questions
ask-open-questions = Open questions about { $plan }
button-money = Money
button-money-all = How much money is there?
button-money-service = How much is there for service?
ask-money = How much money is there for { $plan }?
button-more = Show more
button-why = Why?
button-why-first = Why?
button-source = What is the source?
button-total = How much is it in all?
button-who-owes = Who has not sent a contribution?
button-when-contributions = When are the contributions due?
button-when-negotiation = When does the negotiation start?
button-route = Where is the case politically?
button-bodies = Which administrations are there?
button-focus = What are the focus areas?
button-goal = What is the goal for 2030?
button-help = Help
button-my-deadlines = My deadlines
button-who-may = Who may do what?
button-whoami = Who am I?
button-history = History
button-unit-deadlines = Deadlines for { $unit }
ask-unit-deadlines = Deadlines for { $unit }
button-unit-owes = Contribution from { $unit }
ask-unit-owes = Has { $unit } sent a contribution?
button-settle = Settle { $id }
ask-settle = settle { $id }
button-save = Save
button-cancel = Cancel

## Faults that can be told to a user

error-plan = That is not possible right now. Try again, or write "help".
error-moved-on = Somebody has changed it since you saw it. Here is the newest; try again.
error-not-allowed = Your role does not allow that; it takes { $needs ->
        [coordinator] a coordinator
       *[other] an administrator
    }.
error-no-such-thing = It does not exist (any more).
error-reason-missing = Write a reason of at least three characters.
error-already-settled = { $question } has already been settled by { $by } on { $on }.
error-no-such-reading = "{ $answer }" is no answer to { $question }. Write "{ $question }" to see the readings.
error-day-out-of-reach = { $day } cannot be the last day of the period. It must lie between { $first } and { $last }.
error-transition = That step cannot be taken from the stage the plan is at.
error-portfolio = The portfolio has faults.
error-store-unavailable = The database does not answer right now. Try again in a moment.
error-unexpected = Something went wrong on my side; it is no fault of yours. Please try again in a moment. If it happens again, give the coordinator the error number { $id }.
error-unreadable-click = I could not read that button. Please write what you want instead, for example "status".

## Sandbox and terminal

sandbox-clock-shows = The clock shows { $day }, { $time }.
sandbox-clock-reset = The clock follows the real time again: { $day }, { $time }. What happened meanwhile stays as it is.
sandbox-clock-turned =
    The clock now shows { $day }, 9:00. { $moved ->
        [0] No plan changed its stage on the way.
        [one] One plan changed its stage on the way.
       *[other] { $moved } plans changed their stage on the way.
    }
sandbox-clock-turned-back = The clock now shows { $day }, 9:00. What happened after that day stays as it is.
sandbox-clock-which-day = Which day should the clock show? Write for example "fast forward to 1 September 2027" or "fast forward 3 weeks".
sandbox-you-are =
    { $role ->
        [coordinator] { $name } is now coordinator in { $unit }.
        [contributor] { $name } is now contributor from { $unit }.
        [admin] { $name } is now administrator in { $unit }.
       *[viewer] { $name } is now viewer in { $unit }.
    }
sandbox-you-are-outside =
    { $role ->
        [coordinator] { $name } is now coordinator without an administration.
        [contributor] { $name } is now contributor without an administration.
        [admin] { $name } is now administrator without an administration.
       *[viewer] { $name } is now viewer without an administration.
    }
sandbox-unit-unknown = I do not know that administration. There is { $units }.
sandbox-unit-which = Do you mean { $units }?

terminal-goodbye = Goodbye. Everything is saved.
