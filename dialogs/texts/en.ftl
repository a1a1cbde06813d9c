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
settle-first-this = We are in the middle of settling { $id }. Answer below, or write "cancel"; then write the new one again.
settle-help = Answer the question below. "back" goes one step back, "cancel" stops. You can ask a question meanwhile, too.
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

hello = { $named ->
        [0] Hello!
       *[other] Hello { $name }.
    } I keep track of the deadlines of the social housing master plans. Ask as you would ask a colleague.
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
welcome-reminders = I write to you when something has to be done. Write "fewer reminders" if it becomes too much.
welcome-limits = Here you can ask anything. In groups and channels I answer when I am mentioned. Write "help" for more or "dansk" for Danish.
help-title = What I can do for you
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
    who coordinates the plans?
    what is TMF called now?
help-why = Why and from where
help-why-examples =
    why?
    what is the source?
    open questions
    A1
help-recording = Say all of it at once, answer one question at a time, or fill in the form. Nothing is saved before you say yes, and "undo" takes it back.
help-here = Everybody here can read the answers. Reminders, recording and answers about single people belong in a private chat with me; to record, one needs a role from an administrator.
help-wrong = If an answer is wrong, write "that was wrong" and why.
help-record = Record and follow up
help-record-contributor =
    record a contribution
    undo
help-record-coordinator =
    record a contribution
    record a meeting
    record a decision
    correct a decision
    record a release
    set a deadline
    reopen a deadline
    rename a plan
    gather contributions
    who could not be reached?
    undo
part-viewer = Your role is viewer: you can ask anything and ask for reminders, but not record. If you need to, ask an administrator for a role and an administration.
part-contributor = { $placed ->
        [0] Your role is contributor, but you do not belong to an administration yet. Ask an administrator to see to it, and you can record contributions.
       *[other] Your role is contributor: you record contributions for { $unit }. If you need more, ask an administrator for another role.
    }
part-coordinator = Your role is coordinator: you can record everything, settle open questions, move deadlines, split money and ask the administrations again for an answer. An administrator gives roles.
part-admin = Your role is administrator: you can do what a coordinator can, and give roles, for example "make Lise Lund a coordinator". "Feedback" shows what others think of the answers.
help-language = Write "dansk" for Danish.
language-switched = English it is.
language-which = I speak Danish and English. Choose here, or write "dansk" or "english"; your choice is remembered.
button-danish = Dansk
button-english = English
whoami-title = Who are you?
whoami = { $named ->
        [0] I do not know your name ({ $unit }).
       *[other] You are { $name }, { $unit }.
    } Your role is { $role }.
whoami-rights = What you may do
right-ask = ask about everything
right-settle-question = settle open questions
right-open-round = open contribution rounds
right-answer-request = answer a request for a contribution
right-save-contribution = record contributions
right-submit-contribution = submit contributions
right-approve-contribution = mark a contribution as approved by management
right-withdraw-contribution = withdraw a contribution
right-return-contribution = send a contribution back
right-include-contribution = include a contribution
right-reopen-contribution = reopen a contribution
right-set-role = give roles
right-set-unit = set people's administration
right-set-deputy = name a deputy
right-hand-over = hand over tasks
right-undo = undo
right-change-own-settings = choose your own language
right-record-decision = record decisions
right-correct-decision = correct decisions
right-release-funds = record releases of funds
right-settle-alarm = settle an alarm about content and release
right-share-money = split money that is set aside
right-remove-share = remove a share
right-set-deadline = set deadlines
right-move-deadline = move deadlines
right-mark-met = mark deadlines as met
right-mark-not-relevant = mark deadlines as not relevant
right-reopen-deadline = reopen deadlines
right-log-meeting = record negotiation meetings
right-close-point = close open points of the negotiation
right-register-plan = register plans
right-renew-plan = renew plans
right-merge-plans = merge plans
right-rename-plan = rename plans
right-remind-me = get a reminder on a day of your choice
right-cancel-reminder = delete your own reminders
right-snooze = put a reminder off to another day
right-hand-back = report that a task is not yours
right-finish-step = report an agreed step as taken
right-set-wishes = decide how much you want to be reminded
right-set-lead = name who leads an administration and is told when something drags on
right-nudge = ask the administrations for an answer again
right-set-reminders = change a plan's reminders
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
history-record-decision = recorded a decision ({ $subject })
history-correct-decision = corrected a decision ({ $subject })
history-release-funds = recorded a release of funds ({ $subject })
history-settle-alarm = settled the alarm about content and release ({ $subject })
history-share-money = split money that is set aside ({ $subject })
history-remove-share = removed a share ({ $subject })
history-set-deadline = set a deadline ({ $subject })
history-move-deadline = moved a deadline ({ $subject })
history-mark-met = marked a deadline as met ({ $subject })
history-mark-not-relevant = marked a deadline as not relevant ({ $subject })
history-reopen-deadline = reopened a deadline ({ $subject })
history-log-meeting = recorded a negotiation meeting ({ $subject })
history-close-point = closed a point of the negotiation ({ $subject })
history-register-plan = registered the plan ({ $subject })
history-renew-plan = renewed the plan ({ $subject })
history-merge-plans = merged plans ({ $subject })
history-rename-plan = renamed the plan ({ $subject })
history-open-round = opened a contribution round ({ $subject })
history-answer-request = answered the request for a contribution ({ $subject })
history-save-contribution = saved a contribution ({ $subject })
history-submit-contribution = submitted a contribution ({ $subject })
history-approve-contribution = marked a contribution as approved by management ({ $subject })
history-withdraw-contribution = withdrew a contribution ({ $subject })
history-return-contribution = sent a contribution back ({ $subject })
history-include-contribution = included a contribution ({ $subject })
history-reopen-contribution = reopened a contribution ({ $subject })
history-set-role = changed a role ({ $subject })
history-set-unit = changed somebody's administration ({ $subject })
history-set-deputy = named a deputy ({ $subject })
history-hand-over = handed over tasks ({ $subject })
history-remind-me = asked for a reminder ({ $subject })
history-cancel-reminder = deleted { $count ->
        [one] a reminder
       *[other] { $count } reminders
    } ({ $subject })
history-snooze = put off a reminder ({ $subject })
history-hand-back = handed a task back ({ $subject })
history-finish-step = reported an agreed step as taken ({ $subject })
history-set-wishes = changed their own reminders ({ $subject })
history-set-lead = changed who leads an administration ({ $subject })
history-nudge = asked for answers again ({ $subject })
history-set-reminders = changed a plan's reminders ({ $subject })
history-undo = undid: { $subject }
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
        [contributor] a contributor
        [coordinator] a coordinator
       *[other] an administrator
    }.
error-no-such-thing = It does not exist (any more).
error-reason-missing = Write a reason of at least three characters.
error-already-settled = { $question } has already been settled by { $by } on { $on }.
error-no-such-reading = "{ $answer }" is no answer to { $question }. Write "{ $question }" to see the readings.
error-day-out-of-reach = { $day } cannot be the last day of the period. It must lie between { $first } and { $last }.
error-not-own-unit = You can do that for your own administration only, and this is { $unit }. Ask a coordinator to.
error-contribution-step = { $event ->
        [request] The contribution from { $unit } has been asked for already
        [accept] A yes from { $unit } cannot be recorded
        [decline] "No contribution" from { $unit } cannot be recorded
        [save] The contribution from { $unit } cannot be changed
        [submit] The contribution from { $unit } cannot be submitted
        [return] The contribution from { $unit } cannot be sent back
        [approve] The contribution from { $unit } cannot be approved by management
        [include] The contribution from { $unit } cannot be included
        [withdraw] The contribution from { $unit } cannot be withdrawn
       *[reopen] The contribution from { $unit } cannot be reopened
    }: { $state ->
        [requested] it has only been asked for. Write the contribution first.
        [accepted] the administration has agreed and written nothing yet. Write the contribution first.
        [draft] it is a draft. Submit it first.
        [submitted] it is submitted. Management must approve it before it can be included.
        [returned] it has been sent back. Correct it and submit it again.
        [management-approved] management has approved it already.
        [included] it is included. A coordinator can reopen it.
        [none] the answer is "no contribution". Write a contribution if that has changed.
        [withdrawn] it is withdrawn. Write a new contribution, or ask a coordinator to reopen it.
       *[other] it has neither been asked for nor written. Write the contribution first.
    }
error-no-contributor = { $unit } gives no contributions. Choose one of the administrations that are asked.
error-due-has-passed = { $day } has passed. Choose { $earliest } or a later day.
error-day-not-yet = { $day } has not come yet; today is { $today }. Choose the day it happened.
error-internal-day-too-late = The internal deadline ({ $internal }) lies after the formal one ({ $due }). Choose a day before it.
error-field-invalid = { $problem ->
        [negative] The amount or the work must be more than nothing. If there is nothing to give, write "no contribution".
        [too-large] The number is larger than it can be. Write it in whole kroner or hours.
        [fraction] Write the amount in whole kroner, for example 450,000.
        [unit-missing] Say whether it is hours or full-time equivalents.
        [out-of-reach] The years must lie between 2000 and 2100, for example 2026-2028.
        [too-long] The text is too long. Shorten it, and refer to the document by a link.
        [not-https] The link must begin by https:// and lead to the document in the case system.
        [own-and-code] It is either the administration's own budget or a code, not both.
       *[code-without-budget] Name the budget the code belongs to as well, for example Budget 2026 TM021.
    }
error-contribution-incomplete = { $missing ->
        [amount] The contribution lacks an amount.
        [effort] The contribution lacks hours or full-time equivalents.
        [years] The contribution lacks the years it is for.
        [text] The contribution lacks a description.
       *[kinds] The contribution is empty. Write what the administration gives.
    } Write it and submit again. If there is nothing to give, write "no contribution".
error-last-admin = { $name } is the last administrator. Make somebody else an administrator first.
error-protected-admin = { $name } is an administrator by the settings (FREMDRIFT_ADMINS) and can be removed only there.
error-unit-missing = A contributor belongs to an administration. Say which one { $name } contributes for.
error-own-deputy = You cannot be your own deputy. Choose somebody else.
error-last-before-first = The last day ({ $last }) lies before the first ({ $first }). Swap them, or choose other days.
error-cannot-take-over = { $name } may not work on contributions from { $unit }. Choose a colleague there, or a coordinator.
error-nothing-to-hand-over = { $name } has no open tasks.
error-nothing-to-undo = You have changed nothing in the last day that can be undone.
error-nothing-to-remind-of = Write what you want to be reminded of (at most 500 characters), and a day within the next ten years.
error-nothing-left-to-do = That is done already, so there is nothing to remind you of.
error-nobody-else = There is nobody else who could take it on. Choose somebody else for the task first.
error-reminder-policy = The reminders cannot be set like that ({ $field }). Choose 0-730 days before the deadline, at most ten times, and 1-60 working days after it.
error-too-late-to-undo = It was done on { $on }, and one's own changes can be undone for a day. Ask a coordinator to.
error-not-undoable = The calendar or the portfolio did that, and it cannot be undone.
error-changed-since = That cannot be undone: { $by } has changed the same on { $on }. Undo the newest first, or correct it yourself.
error-transition = That step cannot be taken from the stage the plan is at.
error-body-does-not-decide = { $body } does not decide on a master plan. { $deciders }, the housing organisations and Landsbyggefonden do.
error-points-missing = A point is missing. Write what was decided, for example "point 1 approved".
error-nothing-corrected = The decision is recorded like that already, so there is nothing to correct.
error-decision-in-future = { $on } has not come yet; today is { $today }. Record the decision when the meeting has been held. If the case is postponed to that day, move the deadline instead.
error-decision-too-early = { $on } lies before the work on the period began ({ $first }). Correct the date, or choose another period.
error-body-skipped = { $body } can decide only when { $missing } has passed the case on, and that is not recorded. Record the decision of { $missing } first, or write a reason for departing from the order.
error-body-overtaken = { $later } treated the case already on { $on }, and { $body } comes before it in the order. Correct the date, or write a reason for departing from the order.
error-decision-rests = The decision of { $later } on { $on } rests on the case having been passed on. Correct that decision first.
error-new-date-missing = The case was postponed. Write on which day { $body } is to treat it, or write "unknown".
error-new-date-too-early = The case was treated on { $on } and cannot have been postponed to { $day }. Write a later day, or "unknown".
error-already-recorded = { $by } recorded that already on { $on }. If something is wrong, correct it or write "undo".
error-amount-not-positive = The amount must be more than DKK 0. Write for example "DKK 1.2 million".
error-more-than-left = { $amount } is more than what is left of { $code }: { $left } of { $total }. Write a smaller amount, or correct what is recorded in excess.
error-nothing-left = Nothing is left of { $code }: all of { $total } has been used. Correct what is recorded in excess.
error-no-amount = { $code } has no amount, so there is nothing to split or release.
error-year-outside = { $code } does not cover { $year }. The appropriation covers { $years }.
error-plan-not-served = { $code } is not set aside for { $plan }. Choose another appropriation or another plan.
error-council-decision-missing = Only the City Council releases money. Record its decision on the release first, or refer to it, for example "BR 18 December 2027, item 12".
error-which-plan = { $code } covers plans that are in different periods. Write which plan the release is for.
error-no-alarm = There is no alarm about content and release for { $plan }, so there is nothing to settle.
error-day-has-passed = { $day } has passed; today is { $today }. Write a day that is still to come. If it has happened, mark the deadline as met instead.
error-deadline-comes-by-itself = That day comes by itself and cannot be moved or marked as met. To change it, correct the plan's period.
error-deadline-closed = The deadline is no longer open. Reopen it first.
error-deadline-open = The deadline is open already, so there is nothing to reopen.
error-span-too-long = A deadline can span { $days } days at most. Write a day or a shorter span, for example "week 46".
error-meeting-in-future = { $on } has not come yet; today is { $today }. Record the meeting when it has been held. Until then, write it down as the next step.
error-due-before-meeting = The next step cannot be due on { $due }, before the meeting was held on { $on }. Write a later day.
error-parties-missing = Write whom the meeting was with, for example "Landsbyggefonden and KAB".
error-meeting-empty = Write what the meeting was about, or what is agreed or open.
error-point-closed = The point has been closed already.
error-name-missing = Write the name of the plan, for example "Nørrebro".
error-name-taken = The name "{ $name }" is already used for { $plan }. Choose another name.
error-period-turned = The period ends on { $last_day }, before it begins on { $start }. Correct one of the days.
error-period-too-long = A period can last { $years } years at most. Correct one of the days.
error-period-overlaps = The period cannot begin on { $start }; the one before it ends on { $last_day }. Choose a later day.
error-period-there = { $plan } has a next period already, which begins on { $start }. Move its deadlines instead.
error-end-unknown = It is not known when the present period of { $plan } ends. Write when the next one begins.
error-merge-needs-two = It takes at least two different plans to merge.
error-already-merged = { $plan } has already been succeeded by { $successor }.
error-portfolio = The portfolio has faults.
error-store-unavailable = The database does not answer right now. Try again in a moment.
error-unexpected = Something went wrong on my side; it is no fault of yours. Please try again in a moment. If it happens again, give the coordinator the error number { $id }.
error-unreadable-click = I could not read that button. Please write what you want instead, for example "status".
turn-takes-longer = This takes a little longer than I expected. The answer comes as a message here as soon as it is ready.

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

## Groups, channels and messages that are delivered again

welcome-here = { $named ->
        [0] Fremdrift has been added here.
       *[other] { $name } has added Fremdrift here.
    } Mention me in a message and ask about deadlines, status, money and who owes what in the social housing master plans; I answer where you ask.
welcome-here-limits = Everybody here can read the answers. If something is to be recorded, that is done in a private chat with me. It takes a role, which an administrator gives.
elsewhere-group = { $named ->
        [0] a group chat
       *[other] the group chat { $place }
    }
elsewhere-channel = { $named ->
        [0] a channel
       *[other] the channel { $place }
    }
elsewhere-begun = You began this in { $where }; here only you can read along.
elsewhere-go-on = In { $where } you wrote: "{ $said }". We can take it here, where only you read along.
tells-of-people = That is about single people, so I tell it in a private chat only: ask me there.
button-open-chat = Open the chat
button-go-on-here = Go on with it
turn-taken-already = I have received that message already.
turn-recorded-already = It is recorded; nothing is recorded twice.

## Conversations that record

flow-not-here = We record that in a private chat: write to me there, and we go on with what you wrote here.
flow-so-far = So far
flow-hint = Write "back", "change" and the field's name, or "cancel". Nothing is saved yet.
flow-hint-optional = Write "skip" if it does not matter, "back" or "cancel". Nothing is saved yet.
flow-summary = This is what will be saved:
flow-confirm = Write "yes" to save, "change" and the field's name to correct, or "cancel".
flow-cancelled = Cancelled. Nothing is saved.
flow-help = Answer the question below in your own words. "back" goes one step back, "change" and the field's name corrects, "cancel" stops. You can ask a question meanwhile, too.
flow-nothing-back = There is nothing to go back to.
flow-not-skipped = This needs an answer.
flow-which-field = What do you want to change: { $fields }?
flow-go-on = We were busy with this more than two weeks ago. Do you want to go on?
flow-resume = We are about to { $what }. Write your answer, or "cancel".
flow-not-understood = I could not use that as an answer.
flow-card-is-old = That card no longer holds: it has been saved, changed or cancelled since. Nothing has changed now.
flow-fill-in = Must be filled in
flow-wrong-plan = Which plan? Write { $plans }.
flow-wrong-unit = Which administration? Write { $units }.
flow-wrong-which = Do you mean { $options }?
flow-wrong-day = Write a day, for example "15 March 2027" or "Friday week 46".
flow-wrong-day-written = "{ $said }" is not in the calendar. Write another day, for example "15 March 2027".
flow-wrong-one-day = { $span } is several days. Write one day.
flow-wrong-past-day = { $day } has passed. Write a day from today on.
flow-wrong-future-day = { $day } has not come yet. Write a day up to today.
flow-wrong-years = Write the years, for example "2028-2030".
flow-wrong-text = Write it in your own words, at least { $least } characters.
flow-wrong-yes-or-no = I read that as a yes or a no. Write a little more.
flow-wrong-command = I read that as a command. Write it in your own words, or put it in quotation marks if it is to stand like that.
flow-wrong-question = That looks like a question. If it is to stand like that, put it in quotation marks.
flow-cancel-meant = Did you mean "cancel"? Write "cancel" if all of it is to stop. Nothing is saved or cancelled.
flow-first-this = We are in the middle of something else: to { $what }. Answer below, or write "cancel"; then write the new one again.
flow-wrong-long = Write at most { $most } characters.
flow-wrong-choice = Choose { $options }.
button-yes = Yes
button-undo = Undo
button-who-owes-plan = Who has not answered?
ask-who-owes-plan = Who has not sent a contribution to { $plan }?
effort-fte = { $amount } full-time equivalents
effort-hours = { $amount } hours
effort-per-week = a week
effort-per-month = a month
effort-per-year = a year
gift-per-year = { $amount } a year
basis-per-year = a year
basis-total = in all
hand-in-submit = Submit now
hand-in-draft = Save as a draft
recorded-unit = Administration
recorded-state = Status
contribution-step-give = the contribution is given
contribution-step-none = no contribution
contribution-step-approve = approved by management
contribution-step-include = included in the plan
contribution-step-return = sent back
contribution-step-withdraw = withdrawn
contribution-step-accept = agrees to contribute
contribution-step-reopen = opened again
source-own = own budget
record-contribution-focus-label = Focus areas
record-contribution-source-label = Financing
record-contribution-no-source = Write "own", or a code with its budget, for example "Budget 2026 TM021".
record-contribution-title = Contribution
record-contribution-plan = Which plan is it for?
record-contribution-plan-label = Plan
record-contribution-unit = Which administration contributes?
record-contribution-unit-label = Administration
record-contribution-step = What has happened to the contribution?
record-contribution-step-label = What
record-contribution-gift = What is contributed? Write for example "DKK 450,000 a year and 2 full-time equivalents", or describe it in words.
record-contribution-gift-label = Amount or contribution
record-contribution-years = Which years? Write for example "2028-2030".
record-contribution-years-label = Years
record-contribution-basis = Is the amount a year or in all?
record-contribution-basis-label = A year or in all
record-contribution-hand_in = Submit the contribution now, or save it as a draft?
record-contribution-hand_in-label = Hand in
record-contribution-reason = What is the reason?
record-contribution-reason-label = Reason
record-contribution-received-label = Received
record-contribution-contact-label = Contact
record-contribution-note-label = Note
record-contribution-link-label = Link to the case
record-contribution-several = There are several amounts or several quantities of work. Write one of each.
record-contribution-no-gift = Write what is contributed, for example "DKK 450,000 a year".
record-contribution-done-title = The contribution is saved
record-contribution-done = { $unit } – { $plan }, revision { $revision }.
record-round-title = Gather contributions
record-round-plan = For which plan shall contributions be gathered?
record-round-plan-label = Plan
record-round-due = When are the contributions due? Write for example "15 March 2027".
record-round-due-label = Deadline
record-round-units-label = Who
record-round-internal_due-label = Internal deadline
record-round-request = What is asked for? Write it in your own words, or "skip".
record-round-request-label = Text
record-round-no-units = Write which administrations are to contribute, or "all".
record-round-everyone = all { $count } other administrations
record-round-done-title = The contributions round is open
record-round-done = { $plan }: { $count ->
        [one] one administration has been asked
       *[other] { $count } administrations have been asked
    } by { $when }.
record-round-left = Already answered: { $units }.

## Deadlines by talking

deadline-step-set = the date is set
deadline-step-move = the date is moved
deadline-step-met = the deadline is met
deadline-step-not-relevant = the deadline is not relevant
deadline-off-before = { $day }, the working day before
deadline-off-keep = { $day }, as written
deadline-off-chosen-before = the working day before
deadline-off-chosen-keep = the day as written
clock-time = { $time }
record-deadline-title = Deadline
record-deadline-plan = Which plan is it about?
record-deadline-plan-label = Plan
record-deadline-deadline = Which deadline is it about?
record-deadline-deadline-label = Which deadline
record-deadline-which = That deadline is not open for the plan. Choose one from the list.
record-deadline-step = What happens to the deadline?
record-deadline-step-label = What happens
record-deadline-due = Which day? Write for example "Friday week 49", "15 March 2027" or "early December".
record-deadline-due-label = New day
record-deadline-no-day = Write one day or one span, for example "15 March 2027" or "early December".
record-deadline-off = That day is not a working day. Which day shall count?
record-deadline-off-label = Working day
record-deadline-time-label = Time of day
record-deadline-no-time = Write a time of day, for example "12:00".
record-deadline-reason = Why? Write the reason; it is kept in the history.
record-deadline-reason-label = Reason
record-deadline-for-all = The deadline is the same for all administrations. If one needs another day, write for example "gather contributions from SUF by 15 March".
record-deadline-was = Before
record-deadline-done-title = The deadline is saved
record-deadline-done = { $plan }: { $step }.
record-decision-title = Political decision
record-decision-plan = Which plan does the decision concern?
record-decision-plan-label = Plan
record-decision-body = Who decided it?
record-decision-body-label = Decided by
record-decision-no-body = Write who decided it: { $bodies }.
record-decision-day = On which day did they meet? Write for example "24 November" or "last Monday".
record-decision-day-label = Day
record-decision-concerns = What was the case about: the content of the plan, the release of the money, or both?
record-decision-concerns-label = Case
record-decision-no-concern = Write "content", "release" or "both".
record-decision-outcome = What was the outcome?
record-decision-outcome-label = Outcome
record-decision-no-outcome = Write one outcome in the words of the minutes, for example "approved", "recommended" or "postponed".
record-decision-release_outcome-label = Outcome for the release
record-decision-new_date = To which day was the case postponed? Write the day, or "don't know".
record-decision-new_date-label = Postponed to
record-decision-unknown = new day not known
record-decision-vote = How did the votes fall? Write for example "without a vote" or "C had reservations".
record-decision-vote-label = Vote
record-decision-reference = Where does it say so? Write the item of the agenda or a link.
record-decision-reference-label = Reference
record-decision-departed-label = Order
record-decision-departs = departed from
record-decision-override = Nothing is saved. To save it out of order, write why; the reason stays in the history. Otherwise "cancel".
record-decision-override-label = Reason for leaving the order
record-decision-late = There is no longer enough time before the period begins
record-decision-done-title = The decision is saved
record-decision-done = { $plan }.
record-decision-final = { $body } decides in the end, so this is final.
record-decision-postponed = { $body } postponed the case to { $when }.
record-decision-postponed-unknown = { $body } postponed the case, and the new day is unknown. Move the deadline once it is known.
record-decision-recommends = This is no final decision: { $body } only passes the case on, next to { $next }. Only { $last } decides it.
record-decision-not-final = The decision of { $body } is no final approval.
decision-concerns-content = content
decision-concerns-release = release
decision-concerns-both = both
outcome-approved = approved
outcome-approved-changed = approved with changes
outcome-recommended = recommended
outcome-passed-on = passed on
outcome-noted = noted
outcome-postponed = postponed
outcome-sent-back = sent back
outcome-rejected = rejected
outcome-withdrawn = withdrawn
outcome-discussed = discussed
outcome-second-reading = to a second reading
outcome-authorised = authorised
recorded-moved = Deadlines that changed
recorded-closed = closed
button-same-for = Same for { $plan }
button-status-of = Status
ask-status-of = Status of { $plan }
appropriation-label = { $code } – { $amount } { $kind }, { $years }
appropriation-label-per-year = { $code } – { $amount } { $kind } a year, { $years }
record-release-title = Release of money
record-release-appropriation = Which appropriation?
record-release-appropriation-label = Appropriation
record-release-which = Write the number of the appropriation in the list, its code or its amount.
record-release-amount = How much was released? Write the amount, or "all of it".
record-release-amount-label = Amount
record-release-no-amount = Write the amount, for example "DKK 1.8 million", or "all of it".
record-release-plan = Which plan is the release for?
record-release-plan-label = Plan
record-release-decision = Which decision of the City Council? Refer to it, for example "BR 18 December 2025, item 12".
record-release-decision-label = Decision
record-release-reference = Refer to the decision, for example "BR 18 December 2025, item 12".
record-release-reference-label = Reference
record-release-day = On which day was the money released?
record-release-day-label = Day
release-for-all = { $count ->
        [2] both plans
       *[other] all { $count } plans
    }
release-decision = { $body } { $day }, { $plan }
release-decision-other = another decision
release-so-far = Released in all
release-left = Not released yet
record-release-done-title = The release is saved
record-release-done = { $amount } of { $code } is released.
button-money-left = What is left?
ask-money-left = How much of the capital money is released?
record-money-title = Division of money
record-money-amount = How much? Write for example "DKK 1.2 million" or "300,000 kr.".
record-money-amount-label = Amount
record-money-target = What is the money for: a plan, the secretariat or something else?
record-money-target-label = For
record-money-no-target = Write the plan's name, "the secretariat", or what else the money is for.
record-money-appropriation = Which appropriation is the money taken from?
record-money-appropriation-label = Appropriation
record-money-which = Write the number of the appropriation in the list.
record-money-year = Which year?
record-money-year-label = Year
record-money-source = Where does it say so? Write for example "Budget 2027, item 4".
record-money-source-label = Source
record-money-replaced = It replaces the { $amount } that stood for the same before.
record-money-done-title = The division is saved
record-money-done = { $amount } of { $code } is settled.
money-for-secretariat = secretariat
money-all-years = all the years together
record-money-left = Not divided yet
button-money-split = The division
ask-money-split = How is the money divided?
flow-wrong-amount = Write an amount, for example "DKK 450,000" or "DKK 1.2 million".
flow-last-done = What you did last
history-was-undone = { $line } – undone since
history-tasks = { $count ->
        [one] one task
       *[other] { $count } tasks
    }
history-by = by { $when }
role-for-own-unit = { $role } (own administration)
record-undo-title = Undo
record-undo-entry-label = To be undone
record-undo-who-label = Done by
record-undo-summary = This is the latest. Shall I undo it?
record-undo-reminders = { $what } – { $which }
record-undo-confirm = Write "yes" to undo it, or "cancel" to leave it.
record-undo-none = Nobody has changed anything about that plan that can be undone.
record-undo-no-deleting = I delete nothing: everything stays in the history. Write "undo" to take back what you did last.
record-undo-in-the-way = It cannot be undone, because the same thing was changed later. Undo the newest change first, or correct it yourself.
record-undo-last = The latest
record-undo-since = Changed since
record-undo-done-title = Undone
record-undo-done = It is taken back, and the history says so:
record-undo-again = Write "undo" again to take the undoing back.
record-person-title = People and rights
record-person-what = What is to change?
record-person-what-label = What
record-person-person = Who is it about? Write the name, for example "Mette Jensen".
record-person-person-label = Person
record-person-unit = For which administration?
record-person-unit-label = Administration
record-person-first = From which day? Write for example "1 July 2027" or "today".
record-person-first-label = First day
record-person-last = Until which day, that day included?
record-person-last-label = Last day
record-person-of-label = On behalf of
record-person-unknown = I do not know that person. People become known the first time they write to me. I know { $names }.
record-person-nobody = I do not know anybody else yet. People become known the first time they write to me.
record-person-which = Do you mean { $options }?
person-in-unit = { $name } ({ $unit })
person-what-viewer = make viewer
person-what-contributor = make contributor
person-what-coordinator = make coordinator
person-what-admin = make administrator
person-what-deputy = make deputy
person-what-hand-over = hand over all tasks
record-person-done-title = Saved
record-person-done-role = { $name } is now { $role }, { $unit }.
record-person-done-deputy = { $deputy } stands in for { $name } { $when }.
record-person-done-handed = { $taker } has taken over { $count ->
        [one] one task
       *[other] { $count } tasks
    } from { $giver }.
record-person-as-before = It was so already, so nothing is changed.
record-contact-title = Contact person
record-contact-plan = Which plan is it about?
record-contact-plan-label = Plan
record-contact-unit = Which administration has a new contact person?
record-contact-unit-label = Administration
record-contact-contact = Who is the new contact person? Write for example "Mette Jensen, tel. 1234 5678".
record-contact-contact-label = Contact person
record-contact-nothing = { $unit } has no contribution that a contact person can stand on. Record the contribution first, for example "{ $unit } contributes DKK 450,000 to Nørrebro".
record-contact-done-title = The contact person is saved
record-contact-done = { $contact } is the contact person of { $unit } for { $plan } (revision { $revision } of the contribution). The rest of it is unchanged.

## Meetings by talking

meeting-step-log = a meeting is logged
meeting-step-close = an open point is closed
point-ends-agreed = it is agreed
point-ends-dropped = it was dropped or settled elsewhere
record-negotiation-title = Negotiation
record-negotiation-plan = Which plan is it about?
record-negotiation-plan-label = Plan
record-negotiation-step = What shall be written in the log?
record-negotiation-step-label = What
record-negotiation-on = When was the meeting? Write for example "last Tuesday" or "17 November".
record-negotiation-on-label = Meeting day
record-negotiation-parties = With whom was the meeting? Write for example "LBF, KAB".
record-negotiation-parties-label = Parties
record-negotiation-agreed-label = Agreed
record-negotiation-open-label = Still open
record-negotiation-position-label = Remark
record-negotiation-said = What was said?
record-negotiation-said-label = What was said
record-negotiation-next = What is the next step? Write it, or "skip".
record-negotiation-next-label = Next step
record-negotiation-owner-label = Owner
record-negotiation-due-label = Due
record-negotiation-point = Which point is closed?
record-negotiation-point-label = Point
record-negotiation-end = How did the point end?
record-negotiation-end-label = Outcome
record-negotiation-how = What was the result? Write it, or "skip".
record-negotiation-how-label = Result
record-negotiation-done-title = Written in the negotiation log
record-negotiation-done = { $plan }: meeting with { $parties } on { $day }.
record-negotiation-no-points = The plan has no open points in the negotiation log. Write "cancel", or what else happened.
record-negotiation-closed = { $plan }: the point "{ $point }" is closed.
record-negotiation-begun = The plan is now here: { $stage }.
record-negotiation-met = The deadline for beginning the negotiation is thereby met.

## Plans by talking

plan-step-register = a new plan is registered
plan-step-renew = the plan is renewed
plan-step-merge = plans are merged
record-plan-title = Plan
record-plan-step = What happens: a new plan, a renewal or a merger?
record-plan-step-label = What
record-plan-plan = Which plan is renewed?
record-plan-plan-label = Plan
record-plan-plans = Which plans are merged? Write for example "Amager and Nørrebro".
record-plan-plans-label = Plans
record-plan-name = What shall the new plan be called?
record-plan-name-label = Name
record-plan-start = When does the plan begin? Write for example "1 January 2028".
record-plan-start-label = First day
record-plan-until = What is the last day? Write for example "31 December 2031" or "4 years", or "skip".
record-plan-until-label = Last day
record-plan-two = Write at least two plans, for example "Amager and Nørrebro".
record-plan-turned = The last day lies before the first, { $start }. Write a later day.
record-plan-done-title = The plan is saved
record-plan-done = { $plan }: { $count ->
        [0] no deadlines have changed.
        [one] one deadline is new or changed.
       *[other] { $count } deadlines are new or changed.
    }

## Reminders

reminder-contribution = Contribution from { $unit } to { $plan }
reminder-step = { $plan } – Next step of the negotiation: { $what }
reminder-keys = { $plan } – Content and release
reminder-open-questions = Open questions in the sources
reminder-week = Your week ({ $week })
reminder-person = { $name } cannot be reached
reminder-unit = Nobody to ask in { $unit }
reminder-unit-lead = { $unit } owes a contribution, but nobody there can write it in Fremdrift. Make somebody there a contributor.
reminder-thing-told = in their own words
reminder-thing = Something that no longer exists
reminder-title-ahead = Due { $distance }: { $what }
reminder-title-event = { $distance }: { $what }
reminder-title-undated = No deadline: { $what }
reminder-title-overdue = Late: { $what }
reminder-title-lead = Late in your administration: { $what }
reminder-title-escalated = Still late: { $what }
reminder-title-requested = New task: { $what }
reminder-title-returned = Sent back: { $what }
reminder-title-not-scheduled = No meeting day yet: { $what }
reminder-title-two-keys = Alarm: { $what }
reminder-title-open-questions = { $count ->
        [one] One open question waits for an answer
       *[other] { $count } open questions wait for an answer
    }
reminder-title-unreachable = { $what }
reminder-title-own = You asked to be reminded: { $what }
reminder-title-weekly = { $what }
reminder-title-handed-back = Needs somebody to take it: { $what }
reminder-title-nudge = Asked again: { $what }
reminder-handed-back = { $name } has handed the task back, and nobody has taken it. It is due { $when }.
reminder-in-words = Message
reminder-put-off = { $what }: the reminder is put off until { $when }
reminder-given-back = { $what }: handed back to the coordinator
reminder-event = It is { $when }.
reminder-due = It is due { $when }.
reminder-was-due = It was due { $when }. { $late }.
reminder-late = { $days ->
        [0] The day has passed
        [one] It is one working day late
       *[other] It is { $number } working days late
    }
reminder-requested = { $asks } asks for a contribution from { $unit } to { $plan }. It is due { $when }.
reminder-returned = { $name } has sent the contribution back, and it needs to be corrected. It is due { $when }.
reminder-not-scheduled = No meeting day is set. By the rule the meeting should be held { $when }.
reminder-open-questions-lead = The sources contradict each other. Until somebody settles the questions, I count the deadlines by the earliest reading.
reminder-question = { $id }: { $title }
reminder-more = and { $count } more
reminder-unreachable = { $why } Somebody has to get hold of them another way.
reminder-own = You asked to be reminded today.
reminder-own-due = You asked to be reminded today. It is due { $when }.
reminder-why = Why
reminder-why-you = Why you
reminder-why-rule = { $why } Source: { $source }.
reminder-why-fixed = People set the day; no rule gives it.
reminder-why-asked = { $asks } asked for the contribution on { $day } and set the deadline.
reminder-why-unasked = The contribution is begun but not submitted.
reminder-why-step = It was agreed in the negotiation on { $day }.
reminder-why-keys = A plan with capital money is approved only when the City Council has decided both the content and the release.
reminder-why-questions = The implementation note can be read in more than one way, and the deadlines depend on the reading.
reminder-why-unreachable = A reminder nobody got is no reminder.
reminder-part-own = { $mine ->
        [1] Because you asked for it.
       *[other] Because { $name } asked for it.
    }
reminder-part-lead = { $mine ->
        [1] Because you are head of { $unit }.
       *[other] Because { $name } is head of { $unit }.
    }
reminder-part-writes = { $mine ->
        [1] Because you write the contribution for { $unit }.
       *[other] Because { $name } writes the contribution for { $unit }.
    }
reminder-part-contributes = { $mine ->
        [1] Because you are a contributor for { $unit }.
       *[other] Because { $name } is a contributor for { $unit }.
    }
reminder-part-step = { $mine ->
        [1] Because the next step is yours.
       *[other] Because the next step is { $name }'s.
    }
reminder-part-role = { $mine ->
        [1] Because you are { $role }
       *[other] Because { $name } is { $role }
    }{ $one ->
        [1] {" "}for { $plan }.
       *[other] .
    }
reminder-deputy-of = In place of { $name }, who is away until { $last }. { $part }
reminder-instead-of = In place of { $name }. { $part }
reminder-asked-for = What is asked for
reminder-returned-because = Reason
reminder-written-by = Responsible
reminder-nobody-named = nobody is named
reminder-next = What now
reminder-next-lead = { $named ->
        [1] Talk to { $name }.
       *[other] Find somebody in { $unit } who can write the contribution.
    } It is done once the contribution is submitted, or the answer is "no contribution".
reminder-period = Period
reminder-period-from = From { $start }
reminder-period-next = The next one
reminder-since = Since
reminder-kind-ahead = due ahead
reminder-kind-overdue = late
reminder-kind-lead = late in your administration
reminder-kind-escalated = still late
reminder-kind-requested = new task
reminder-kind-returned = sent back
reminder-kind-not-scheduled = no meeting day yet
reminder-kind-two-keys = alarm
reminder-kind-open-questions = waits for an answer
reminder-kind-unreachable = cannot be reached
reminder-kind-own = your own reminder
reminder-kind-weekly = your week
reminder-kind-handed-back = needs somebody to take it
reminder-kind-nudge = asked again
reminder-line = { $what } ({ $kind }).
reminder-line-alarm = Alarm: { $what }. { $alarm }
reminder-line-today = Today: { $what } ({ $kind }).
reminder-line-late = Late: { $what }. It was due { $when }. { $late }.
reminder-digest-title = { $count } reminders{ $urgent ->
        [0] {""}
        [one] , one is urgent
       *[other] , { $urgent } are urgent
    }
reminder-digest-overdue = { $count ->
        [one] one deadline has passed
       *[other] { $count } deadlines have passed
    }
reminder-digest-two-keys = { $count ->
        [one] alarm about content and release
       *[other] { $count } alarms about content and release
    }
reminder-digest-ahead = { $count ->
        [one] one deadline is coming up
       *[other] { $count } deadlines are coming up
    }
reminder-digest-not-scheduled = { $count ->
        [one] one meeting day is missing
       *[other] { $count } meeting days are missing
    }
reminder-digest-requested = { $count ->
        [one] one new task
       *[other] { $count } new tasks
    }
reminder-digest-others = { $what }, { $others ->
        [one] one other reminder
       *[other] { $others } other reminders
    }
reminder-week-and = { $week }: { $what }
reminder-because-lead = you are head of { $unit }
reminder-because-contributes = you are a contributor for { $unit }
reminder-because-role = you are { $role }
reminder-all-because = { $excepted ->
        [1] Where nothing else is said, you get them because { $because }.
       *[other] You get them because { $because }.
    }
reminder-digest-lead = What is urgent comes first, the rest by day.
reminder-urgent = Urgent
reminder-no-day = Without a day
reminder-all-shown = All { $total } are shown.
reminder-cut = Shows { $shown } of { $total }, and { $left } more.
reminder-answers = Answer { $met ->
        [1] "done"{ $others ->
            [1] , "remind me about it on Monday" or "not me"
           *[other] {" "}or "remind me about it on Monday"
        }
       *[other] "remind me about it on Monday"{ $others ->
            [1] {" "}or "not me"
           *[other] {""}
        }
    }, or use a button.
reminder-answers-several = Answer "remind me about all of it on Monday", or write "done" or "not me" and I will ask what you mean.
reminder-fewer = Write "fewer reminders" or "stop reminders" if you want fewer or none.
reminder-first = This is the first time I have written to you unasked. { $organisation } uses Fremdrift to keep track of the deadlines of the social housing master plans, and the app has been added to your Teams. I write once a day at most, on working days, about what lies with you.
reminder-done-heading = { $how ->
        [put-off] Put off
        [given-back] Handed back
        [mixed] Nothing more to do now
       *[done] Done
    }
reminder-gone = { $what }: no longer matters
reminder-all-done = { $how ->
        [put-off] The reminder is put off
        [given-back] Handed back
        [mixed] Nothing more to do now
       *[done] Done
    }: { $what }
week-empty = There is nothing in your week: no tasks, no deadlines in the next two weeks and nothing that has passed.
weekly-lead = This is how your week looks.
weekly-tasks = Your tasks
weekly-late = Passed without being recorded
weekly-ahead = Due within two weeks
weekly-part = { $part } ({ $shown } of { $total })
weekly-task = { $what }: { $when }
weekly-task-include = { $what } has been handed in and is to be worked into the plan
weekly-task-instead = { $what }: { $when } (in place of { $name })
weekly-fewer = Write "weekly overview off" if you do not want this.
reminder-why-weekly = The overview comes on the first working day of the week.
unreached-failed = { $name } can be reached, but a message could not be delivered.
unreached-never = { $name } has never written to Fremdrift, so I have no address.
unreached-stopped = { $name } has turned reminders off.
unreached-blocked = { $name } has blocked the bot.
unreached-disabled = An administrator has switched Fremdrift off for { $name }.
unreached-uninstalled = { $name } has removed the app.
unreached-gone = { $name } is no longer in the organisation's Teams.
unreached-not-told = Not delivered
unreached-instead = Asked instead
unreached-line = { $what }: { $when }
mail-heading = Text for a mail
mail-subject-label = Subject
mail-subject = Fremdrift: { $count } deadlines wait for you
mail-subject-one = Fremdrift: { $what }
mail-hello = Hello { $name }
mail-opening = { $count ->
        [one] Fremdrift has not been able to reach you in Teams about this:
       *[other] Fremdrift has not been able to reach you in Teams about this ({ $count } in all):
    }
mail-more = and { $count } more
mail-closing = Write to Fremdrift in Teams, or answer this mail and we will record it.
mail-regards = Kind regards, { $name }
button-reminder-met = Done
button-snooze-tomorrow = Remind me tomorrow
button-snooze-day = Remind me on { $weekday }
button-snooze-all-tomorrow = Remind me of it all tomorrow
button-snooze-all-day = Remind me of it all on { $weekday }
button-not-mine = Not me
button-list-reminders = Show all { $total }
button-unreached = Who could not be reached?
button-my-reminders = My reminders
ask-why-reminded = Why do I get this reminder?
button-nudge = Nudge { $unit }
ask-nudge = nudge { $unit } for its contribution to { $plan }
button-record-contribution = Record the contribution
ask-record-contribution = record contribution from { $unit } to { $plan }
button-set-day = Set a meeting day
ask-set-day = set deadline for { $deadline } for { $plan }
day-of-committee = KTU
day-of-finance-committee = ØU
day-of-council = BR
day-of-political-treatment = the political treatment
day-of-release = the release
day-of-declaration = the declaration of intent
day-of-money = the money
do-negotiation-start = Record a negotiation meeting about { $plan }
do-contributions-open = Collect contributions to { $plan }
do-committee = Record a decision in KTU about { $plan }
do-finance-committee = Record a decision in ØU about { $plan }
do-council = Record a decision in BR about { $plan }
do-political-treatment = Record a decision about { $plan }
do-release = Record a release for { $plan }
record-wishes = change your reminders
record-wishes-title = Your reminders
record-wishes-wish = How much do you want to be reminded?
record-wishes-wish-label = Wish
record-wishes-done-title = Your reminders are changed
wish-all = all reminders
wish-fewer = fewer reminders
wish-none = no reminders
wish-weekly-on = weekly overview on
wish-weekly-off = weekly overview off
wish-now-all = You get all reminders.
wish-now-fewer = You get fewer reminders: only when something is due within a week, or is late or sent back. What stays late comes again in even weeks.
wish-now-none = You get no reminders. The coordinator can see that, and what lies with you stays there until you look.
wish-week = { $comes ->
        [1] The overview of the week comes on its first working day.
       *[other] The overview of the week does not come.
    }
wish-back-all = Write "all reminders" if you want all of them again.
wish-back-fewer = Write "fewer reminders" or "stop reminders" if you want fewer or none.
wish-back-weekly-on = Write "weekly overview on" if you want the overview again.
wish-back-weekly-off = Write "weekly overview off" if you do not want the overview.
button-wish-all = All reminders
button-wish-fewer = Fewer reminders
button-wish-weekly-on = Weekly overview on
button-wish-weekly-off = Weekly overview off
record-answer = answer a reminder
record-answer-title = Your answer
record-answer-answer-label = Reminder
record-answer-nothing = I have not sent you anything lately that still waits for an answer. Say what it is about, for example "record contribution from SOF to Nørrebro".
record-answer-which = Which one do you mean?
record-answer-all-coordinators = It lies with all coordinators, so it cannot be passed on here. Write "hand over" and a name if somebody else should have your tasks.
record-answer-noted = Good. I will not remind you of it again.
record-answer-hand-in = { $what }: it is done only when the contribution is submitted, or the answer is "no contribution".
record-answer-not-by-word = { $what }: only a coordinator can mark it as done, or it is done by recording what is missing.
record-answer-not-by-word-alone = Only a coordinator can mark it as done, or it is done by recording what is missing.
record-answer-not-yours = That reminder was sent to somebody else, so I cannot act on it for you. Write "my reminders" to see your own.
record-answer-done-already = It no longer matters; nothing was changed now. This is how it stands:
record-answer-changed = The deadline has changed since the message was sent; nothing was changed now. This is how it stands:
record-answer-later = You will be reminded again { $when }.
record-answer-handed-back = { $what }: it no longer lies with you. { $told } will be told to find somebody else.
record-answer-met = { $what }: marked as met.
answer-met = done { $number }
answer-not-mine = not me { $number }
record-reminder-title = Reminder
record-reminder-about = What do you want to be reminded of? Say it in your own words, or name a deadline, for example "the negotiation of Nørrebro".
record-reminder-about-label = What
record-reminder-day = When? Write a day, for example "Monday" or "3 May", or how long before, for example "a week before".
record-reminder-day-label = When
record-reminder-no-due = There is no date to count from. Write a day, for example "3 May".
record-reminder-passed = That would be { $day }, which has passed; the deadline is { $due }. Write another day.
record-reminder-example = Write for example "remind me about the negotiation of Nørrebro next week".
record-reminder-done-title = The reminder is set
record-reminder-done = { $what }: I will remind you { $when }.
record-reminder-again = { $what }: I will remind you again { $when }.
reminder-moved-before = { $day } is not a working day ({ $reason }), so it will be the working day before.
record-reminder-undo = Write "undo" if it should not happen.
record-reminder-cancel = Write "cancel my reminder" if it should not happen.
reminder-moved = { $day } is not a working day ({ $reason }), so it will be the next one.
reminder-moved-late = It is too late in the day, so it will be the next working day.
record-nudge-title = Ask again
record-nudge-who-label = Who
record-nudge-told-label = Will be told
record-nudge-already-label = Told already
record-nudge-unreached-label = Cannot be reached
record-nudge-words-label = Your own message
record-nudge-summary = This is how they are asked again:
record-nudge-confirm = Write "yes" to send, "change message to" and your own words to send those too, or "cancel".
record-nudge-nobody = There is nobody more to ask: they were asked today, will be told soon, or cannot be reached.
record-nudge-none-owed = None of them owes a contribution right now, so there is nothing to ask for.
record-nudge-done-title = They are asked again
record-nudge-done = { $count ->
        [one] One person will be told.
       *[other] { $count } people will be told.
    }
nudge-who = { $units } ({ $plans })
nudge-line = { $name }, { $unit } ({ $plan })
nudge-nobody = nobody in { $unit } can write the contribution to { $plan }
nudge-told = { $who }: { $when }, { $time }
button-send = Send
record-policy = change a plan's reminders
record-policy-title = The plan's reminders
record-policy-plan = Which plan is it about?
record-policy-plan-label = Plan
record-policy-rule-label = Which deadlines
record-policy-days = How many days before should people be reminded? Write for example "60 and 30 days before", or "as usual".
record-policy-days-label = Days before
record-policy-no-days = Write at most ten numbers between 0 and 730, for example "60 and 30 days before", or "as usual".
record-policy-done-title = The plan's reminders are changed
record-policy-done = { $plan }, { $what }: { $days }.
record-policy-back = Write "remind of { $plan } as usual" to go back.
policy-as-usual = as for the other plans
policy-days = { $days } days before
policy-of-everything = all deadlines
policy-of-contribution = contributions
policy-of-step = next steps of the negotiation
policy-title = When do I remind?
policy-hours = I write on working days between { $opens } and { $closes }, one message a day at most to each person; it gathers all there is that day. Only what you asked for yourself can come on top.
policy-ahead = Before the deadline
policy-ahead-plan = Before the deadline for { $plan }
policy-line = { $what }: { $days }
policy-day = { $days ->
        [0] on the day
        [one] 1 day before
       *[other] { $days } days before
    }
policy-kind-contribution = Contributions
policy-kind-step = Next step of the negotiation
policy-kind-negotiation-start = Start of the negotiation
policy-kind-council = Political treatment, money and release
policy-kind-other = Other deadlines
policy-late = When something is late
policy-late-plan = When something is late for { $plan }
policy-overdue = { $weeks ->
        [one] On the first working day after the deadline and the first of the week after, all in one, to whoever it lies with
       *[other] On the first working day after the deadline and then the first of each week for { $weeks } weeks, all in one, to whoever it lies with
    }
policy-overdue-after = What is late for longer than that stands in the weekly overview alone
policy-overdue-fewer = If you asked for fewer reminders, they are repeated in even weeks only
policy-lead = After { $after } working days the head of the administration is told
policy-coordinator = After { $after } working days the coordinator is told
policy-away = If somebody is away or cannot be reached, their deputy gets the reminder. If nobody can be reached, the coordinator is told.
button-how-reminded = When do you remind?
reminders-title = Your reminders
reminders-lead = { $count ->
        [0] No reminders are on their way to you.
        [one] One reminder is on its way to you:
       *[other] { $count } reminders are on their way to you. Here are { $shown } of { $count }, the next ones first:
    }
reminders-line = { $when }: { $what } ({ $kind })
told-title = Who was told what?
told-lead = { $units }:
told-none = { $units }: nobody was told anything, and no reminders are on their way.
told-heading = Sent to { $unit }
told-next = On its way to { $unit }
told-not = Not delivered to { $unit }
told-line = { $day }, { $time } to { $name }: { $what } ({ $kind }; delivered)
told-ahead = { $when } to { $name }: { $what } ({ $kind })
why-reminded-title = Why do you get this reminder?
why-reminded-nothing = I have not sent you a reminder lately.
why-reminded-lead = The latest message I sent you is from { $day }, { $time }.
reminder-when = Due
lead-title = Heads of the administrations
lead-what-for = The head is told when something the administration owes is late.
lead-line = { $unit }: { $names }
lead-nobody = { $unit }: nobody is named
lead-set = A coordinator can write for example "Lise Lund is head of SOF".
person-what-lead = head of their administration
person-what-no-lead = no longer head
person-what-unit = move to another administration
record-person-done-unit = { $name } now belongs to { $unit }.
record-person-done-lead = { $leads ->
        [1] { $name } is head of { $unit } and is told when something drags on.
       *[other] { $name } is no longer head of { $unit }.
    }
record-person-leads-no-more = { $name } is no longer head of { $unit }.
record-person-leads-elsewhere = { $name } belongs to { $unit }, not { $other }, and can only lead their own administration.
unreachable-title = Who could not be reached?
unreachable-lead = { $count ->
        [0] Everybody with a part in the work can be reached.
        [one] One person was not reached or gets no reminders:
       *[other] { $count } people were not reached or get no reminders. Those who missed something come first.
    }
unreachable-since = Since { $when }
unreachable-instead = { $name } is told instead
unreachable-nothing-lost = Has not missed anything yet
unreachable-ask-by-name = Write "who could not be reached" and a name to get the text for a mail.
help-reminders = Reminders
help-reminders-examples =
    remind me about the deadline of Nørrebro a week before
    cancel my reminder about Nørrebro
    what reminders do I get?
    has SOF been reminded of its contribution?
    fewer reminders
offer-reminders = What reminders do I get?
offer-reminder-policy = When do you remind?
offer-why-reminded = Why do I get this reminder?
offer-lead = Who is head of SOF?
offer-unreachable = Who could not be reached?

## Teams' other surfaces: search, dialogs, what people think of an answer

button-open-form = Fill in as a form
button-correct-form = Correct in the form
button-go-on = Continue
button-open-bot = Open Fremdrift
flow-form = Fill it in and choose "Continue". You see all of it before it is saved.
flow-form-is-old = This has been waiting for more than two weeks. Write "yes" in the chat to go on, then open the form again.
find-nothing = I found nothing about "{ $said }". Write a plan's name, a deadline ("negotiation", "contributions", "release"), an administration ("SUF") or a month ("June 2027").
find-plan = Plan
find-when = When
find-binding = How binding
find-as-of = As it stands on { $day }.
feedback-thanks-comment = Thank you for saying so. I have kept what you wrote, and that it was about the latest answer. An administrator can read it.
feedback-thanks-wrong = Thank you for saying so. I have noted that the latest answer was wrong. Do write why: "that was wrong: ...". An administrator can read it.
feedback-admins-only = Only an administrator can see the feedback.
feedback-none = There is no feedback yet.
feedback-title = Feedback
feedback-lead = { $count ->
        [one] 1 piece of feedback
       *[other] { $count } pieces of feedback
    } in all, { $liked } of them "like". Here are { $shown }, the newest first.
feedback-line = { $reaction ->
        [like] Liked
        [dislike] Disliked
       *[other] Wrong
    } – { $name }, { $day } at { $time }
feedback-about = The answer to: { $asked }
feedback-about-unknown = Which answer it was, I no longer know.
feedback-comment = Comment: { $comment }
feedback-form-title = What do you think of the answer?
feedback-form = Write what was good or wrong. An administrator can read it; the answer itself is not kept.
feedback-form-label = Your comment
search-refused = You cannot search in that.
list-part = Showing { $first }–{ $last } of { $count } plans; the one that needs somebody first comes first.
list-from-to = { $first }–{ $last }
list-next = Here are { $first }–{ $last } of { $count }.
list-ended = That was the last of it; there is no more.

## The alarm of two keys, and agreed steps

record-alarm = mark an alarm as not relevant
record-alarm-title = Alarm about content and release
record-alarm-plan = Which plan's alarm is it about?
record-alarm-plan-label = Plan
record-alarm-alarm-label = Alarm
record-alarm-reason = Why is the alarm not relevant? Write for example "the plan gets no capital money".
record-alarm-reason-label = Reason
record-alarm-none = { $named ->
        [0] No plan has an alarm about content and release.
       *[other] There is no alarm about content and release for { $plan }.
    }
record-alarm-done-title = The alarm is settled
record-alarm-done = { $plan }: the alarm about content and release is marked as not relevant.
button-settle-alarm = The alarm is not relevant
ask-settle-alarm = the alarm for { $plan } is not relevant
record-answer-taken = { $what }: marked as done.
record-answer-no-step = No agreed step is waiting.
record-answer-which-plan = Several agreed steps are waiting. Which plan is it about?
record-answer-owner-says = Whose task it is, or a coordinator, can mark it as done.
answer-taken = the next step for { $plan } is done

## A reminder one does not want after all

record-cancel = delete a reminder
record-cancel-title = Delete a reminder
record-cancel-reminder = Which of your reminders? Write the number, or what it is about, or "all".
record-cancel-reminder-label = About
record-cancel-among-label = Fitting
cancel-option = { $what }, { $day }
cancel-among = { $count } of your { $total } reminders
record-cancel-which = That does not fit one of your reminders.
record-cancel-none-fit = You have no reminder about that.
record-cancel-none = You have not asked to be reminded of anything. What else I write about follows the plans' deadlines; write "fewer reminders" to get less of it.
record-cancel-gone = That reminder has already been sent or deleted.
record-cancel-summary = Shall I delete these reminders?
record-cancel-confirm = Write "yes" to delete them all, or "cancel" to keep them.
button-delete-them = Delete them
record-cancel-done-title = { $count ->
        [one] The reminder is deleted
       *[other] { $count } reminders are deleted
    }
record-cancel-done = { $count ->
        [one] { $what }: I will not remind you of it.
       *[other] I will not remind you of these: { $what }.
    }
record-cancel-undo = { $count ->
        [one] Write "undo" if you want it back.
       *[other] Write "undo" if you want them back.
    }

## A plan that gets another name

record-rename = rename a plan
record-rename-title = Rename a plan
record-rename-plan = Which plan is to be renamed?
record-rename-plan-label = Plan
record-rename-name = What is the plan to be called?
record-rename-name-label = New name
record-rename-same = The plan is already called { $plan }. Write another name.
record-rename-done-title = The plan is renamed
record-rename-done = The plan is now called { $plan }.
record-rename-found = You can still use the old name when you write to me.

## A deadline that is opened again

record-reopen = reopen a deadline
record-reopen-title = Reopen a deadline
record-reopen-plan = Which plan is it about?
record-reopen-plan-label = Plan
record-reopen-deadline = Which deadline is to be open again?
record-reopen-deadline-label = Deadline
record-reopen-reason-label = Reason
record-reopen-day = Date
reopen-option = { $what }: { $when } ({ $state ->
        [met] met
       *[not-relevant] not relevant
    })
record-reopen-which = That deadline is not closed. Choose one of those on the list.
record-reopen-none = { $plan } has no deadlines that are marked as met or not relevant, so there is nothing to reopen.
record-reopen-open = { $plan } – { $what }: the deadline is open already, so there is nothing to reopen.
record-reopen-done-title = The deadline is open again
record-reopen-done = { $plan }: the deadline is open again.

## A share that is taken back

record-unshare = remove a share of money
record-unshare-title = Remove a share
record-unshare-share = Which share is to be removed?
record-unshare-share-label = Share
record-unshare-reason = Why? Write the reason; it stands in the history.
record-unshare-reason-label = Reason
unshare-option = { $amount }{ $named ->
        [0] {""}
       *[other] {" "}for { $plan }
    }{ $dated ->
        [0] {""}
       *[other] {" "}in { $year }
    } ({ $code }, { $kind })
record-unshare-which = That does not fit one of the shares. Choose one of those on the list.
record-unshare-none = No money has been split, so there is nothing to remove.
record-unshare-done-title = The share is removed
record-unshare-done = The money is no longer split; it still stands in the appropriation.

## A recorded decision that is corrected

record-correct = correct a political decision
record-correct-title = Correct a decision
record-correct-plan = Which plan is the decision about?
record-correct-plan-label = Plan
record-correct-decision = Which decision is to be corrected?
record-correct-decision-label = Decision
record-correct-what = What is to be corrected?
record-correct-what-label = To be corrected
correct-what-day = the day of the meeting
correct-what-content = the outcome for the content
correct-what-release = the outcome for the release
correct-what-vote = the vote
correct-what-reference = the reference
record-correct-day = On which day was the meeting? Write for example "24 November" or "last Monday".
record-correct-day-label = Day of the meeting
record-correct-outcome = What was the outcome?
record-correct-outcome-label = Outcome
record-correct-new_date = To which day was the case postponed? Write the day, or "don't know".
record-correct-new_date-label = Postponed to
record-correct-vote = How did the vote fall? Write for example "without a vote" or "C had reservations".
record-correct-vote-label = Vote
record-correct-reference = Where does it stand? Write the item on the agenda or a link.
record-correct-reference-label = Reference
record-correct-reason = Why is it corrected? Write the reason; it stands in the history.
record-correct-reason-label = Reason
record-correct-departed-label = Order
record-correct-override = Nothing is saved. To save it out of order, write why; the reason stays in the history. Otherwise "cancel".
record-correct-override-label = Reason for leaving the order
correct-option = { $body }, { $day }: { $points }
correct-point = { $concerns } { $outcome }
record-correct-which = That does not fit one of the decisions. Choose one of those on the list.
record-correct-none = No decision about { $plan } has been recorded, so there is nothing to correct.
record-correct-was = Before
record-correct-done-title = The decision is corrected
record-correct-done = { $plan }. The old one still stands in the history.
