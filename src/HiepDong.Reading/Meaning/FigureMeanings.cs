using System.Numerics;
using System.Runtime.Intrinsics;

namespace HiepDong.Reading;

/// <summary>An indicator that a figure may state.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Rule">Row of the rules that says so.</param>
internal readonly record struct IndicatorChoice(string Code, double Confidence, string Rule);

/// <summary>
/// Tells what a figure is about: its topic, and the standard indicator it states. Decided by words, the nearer the stronger: subject and row label, then
/// the clause, the heads above, the sentence, the one before, the document. A part takes its whole's topic and one of a pair the other's, unless its own
/// words say otherwise.
/// </summary>
internal static class FigureMeanings
{
    /// <summary>Below this an indicator isn't even suggested.</summary>
    public const double Suggested = 0.4;

    /// <summary>From here on no other indicator is worth naming.</summary>
    private const double Certain = 0.8;

    private const double Possible = .05, NameInFull = .98, FromPair = .98, FromPrevious = .9, GoingOn = .86, SurenessBefore = .68;

    // What a confidence is multiplied by.
    private const double MissingCue = .3, Shunned = .25, OtherTopic = .35, Doubtful = .4, OutOfOrder = .5, Aimed = .6, Ahead = .4, OfAnotherPair = .6, OfAnotherWhole = .8;

    // By place, in its order: how much a cue there says about the topic, and how sure an indicator may be by a cue there.
    private static ReadOnlySpan<float> TopicWeights => [1f, 1f, .75f, .7f, .5f, .45f, .35f, .25f, .36f, .12f, .1f];
    private static ReadOnlySpan<float> Sureness => [1f, 1f, .98f, .98f, .95f, .92f, .92f, .92f, .87f, .68f, .6f];
    private const float PairWeight = 5, ParentWeight = 5, PreviousWeight = 2.5f, PastWeight = 2, WorthWeight = 6, LeastScore = .3f, StrongWeight = 7, WorkOfCase = .25f, ThemeWeight = 2.5f, ThemeOver = .25f, FinedWeight = 4, OfOthers = .3f;

    private static readonly MeaningLexicon Lexicon = MeaningLexicon.Shipped;
    private static readonly IndicatorRules Rules = IndicatorRules.Shipped;
    private static readonly ulong CaseNouns = Lexicon.NounMask("vu") | Lexicon.NounMask("doi_tuong") | Lexicon.NounMask("bi_can") | Lexicon.NounMask("truong_hop");

    /// <summary>What forces do; a count of cases takes the topic of the crime instead.</summary>
    private static readonly uint WorkTopics = new[] { "patrol", "campaigns", "plans", "training", "mass_work", "models", "forces_equipment", "commendation", "exchange_info" }
        .Aggregate(0u, (all, topic) => all | 1u << Topics.Number(topic));

    private static readonly Vector256<ulong> Compared = Lexicon.CueMask("tang_giam"), Aims = Lexicon.CueMask("muc_tieu"), SharesOfForces = Lexicon.CueMask("theo_luc_luong"), HandedIn = Lexicon.CueMask("giao_nop"), Epidemic = Lexicon.CueMask("covid"), Posts = Lexicon.CueMask("chot"), Traffic = Lexicon.CueMask("giao_thong"), Fined = Lexicon.CueMask("phat"),
        DrugCues = Masks("ma_tuy", "heroin", "ma_tuy_tong_hop", "ma_tuy_tinh_the", "ma_tuy_khac"), WeaponCues = Masks("sung", "dan", "bom", "thuoc_no", "tho_so", "vu_khi"), Worth = Lexicon.CueMask("tri_gia") | Lexicon.CueMask("kinh_phi");
    private static readonly ulong Money = Lexicon.NounMask("dong");
    private static readonly string[] CueNames = [.. Enumerable.Range(0, FigureView.Places).SelectMany(p => Lexicon.Cues.Select(c => $"topic:{c.Name}@{Enum.GetName((Place)p)!.ToLowerInvariant()}"))];

    private static Vector256<ulong> Masks(params ReadOnlySpan<string> cues)
    {
        var all = Vector256<ulong>.Zero;
        foreach (var cue in cues) all |= Lexicon.CueMask(cue);
        return all;
    }

    public static FigureMeaning Of(FigureContext context)
    {
        var view = new FigureView(context);
        var topic = TopicOf(in view);
        if (context.IsComparison) return new(Topics.All[topic.Number], null, 0, [], [topic.Because]);
        var choices = Choose(in view, topic);
        var best = choices.First;
        return best.Confidence < Suggested
            ? new(Topics.All[topic.Number], null, 0, choices.Guesses(0), [topic.Because])
            : new(Topics.All[topic.Number], best.Code, Math.Round(best.Confidence, 2), best.Confidence < Certain ? choices.Guesses(1) : [], [topic.Because, best.Rule]);
    }

    private static FoundTopic TopicOf(in FigureView view)
    {
        Span<float> scores = stackalloc float[Topics.All.Count];
        Span<float> here = stackalloc float[Topics.All.Count];
        Span<int> reasons = stackalloc int[Topics.All.Count];
        reasons.Fill(-1);
        var seen = Vector256<ulong>.Zero;
        var (inSentence, before) = (0, 0);
        // Whether what is counted names its topic outright; then what stands around says less.
        var speaks = false;
        var handedIn = ((view[Place.Lead] | view[Place.FarLead]) & HandedIn) != Vector256<ulong>.Zero;
        for (var place = Place.Subject; place <= Place.Document; place++)
        {
            var cues = view[place] & ~seen;
            if (cues == Vector256<ulong>.Zero) continue;
            seen |= cues;
            // Weapons found with drugs belong to the case.
            if (place > Place.Lead && !handedIn && (cues & DrugCues) != Vector256<ulong>.Zero) cues &= ~WeaponCues;
            here.Clear();
            for (var block = 0; block < 4; block++)
                for (var bits = cues[block]; bits != 0; bits &= bits - 1)
                {
                    var cue = block * 64 + BitOperations.TrailingZeroCount(bits);
                    foreach (var (topic, weight, reach) in Lexicon.Cues[cue].Topics)
                    {
                        if (weight <= here[topic] || !Counts(reach, place)) continue;
                        here[topic] = weight;
                        if (reasons[topic] < 0) reasons[topic] = (int)place * Lexicon.Cues.Length + cue;
                    }
                }
            var strength = TopicWeights[(int)place];
            // A sentence or document of several topics says little about one figure in it.
            var strong = Strong(here);
            if (place >= Place.Sentence) strength /= Math.Max(1, strong);
            if (place is not (Place.Before or Place.Document or Place.Heading)) inSentence += strong;
            if (place == Place.Subject) speaks = strong > 0;
            if (place == Place.Before) before = strong;
            for (var topic = 0; topic < here.Length; topic++) scores[topic] += here[topic] * strength;
        }
        for (var bits = view.Nouns; bits != 0; bits &= bits - 1)
            foreach (var (topic, weight, _) in Lexicon.Nouns[BitOperations.TrailingZeroCount(bits)].Topics) scores[topic] += weight;
        // "…, trị giá 20 tỷ đồng": of what was told before.
        if (view.Context.Previous is { } previous) scores[Topics.Number(previous.Topic)] += (view.Nouns & Money) != 0 && (view[Place.Lead] & Worth) != Vector256<ulong>.Zero ? WorthWeight : speaks ? PreviousWeight * OfOthers : view.Context.OpensClause ? PastWeight : PreviousWeight;
        if ((view.Nouns & CaseNouns) != 0)
            for (var topic = 0; topic < scores.Length; topic++) if ((WorkTopics >> topic & 1) != 0) scores[topic] *= WorkOfCase;

        var theme = view.Context.Theme;
        // "…; xử phạt hành chính 48 vụ": other cases than those told before.
        if (view.Context.OpensClause && (view.Nouns & CaseNouns) != 0 && (view[Place.Lead] & Fined) != Vector256<ulong>.Zero) scores[Topics.CrimeOther] += FinedWeight;
        if ((theme == Topics.Drugs || view.Context is { Previous.Topic: "drugs", OpensClause: false } && (view.Nouns & CaseNouns) == 0) && !handedIn)
            scores[Topics.CrimeOther] *= ThemeOver;
        // Posts on the border are there for the epidemic that the text speaks of.
        if ((view.Context.InEpidemic || ((view[Place.Sentence] | view[Place.Heading] | view[Place.Document]) & Epidemic) != Vector256<ulong>.Zero) && (view.Near & Posts) != Vector256<ulong>.Zero)
            scores[Topics.Covid] += scores[Topics.ForcesEquipment];
        if (theme >= 0)
        {
            // Teams and means of a rescue belong to the rescue.
            if (theme is Topics.MassWork or Topics.Covid or Topics.DisasterRescue) scores[Topics.ForcesEquipment] *= ThemeOver;
            scores[theme] += ThemeWeight;
        }
        var (pair, parent) = (view.Context.Pair, view.Context.Parent);
        if (pair != null) scores[Topics.Number(pair.Topic)] += PairWeight;
        if (parent != null) scores[Topics.Number(parent.Topic)] += speaks ? ParentWeight * OfOthers : ParentWeight;

        var best = 0;
        for (var topic = 1; topic < scores.Length; topic++) if (scores[topic] > scores[best]) best = topic;
        // A sentence that names no topic goes on about the only one of the sentence before: "Tuần tra 14 lượt tổ. Phát hiện 02 vụ vi phạm."
        var goesOn = inSentence == 0 && before == 1 ? GoingOn : SurenessBefore;
        if (scores[best] < LeastScore) return new((view.Nouns & CaseNouns) != 0 ? Topics.CrimeOther : Topics.Other, Doubtful, "topic:none", goesOn);
        var inherited = pair?.Topic == Topics.All[best] || parent?.Topic == Topics.All[best];
        var decided = reasons[best] < 0 ? Place.Document : (Place)(reasons[best] / Lexicon.Cues.Length);
        var sureness = reasons[best] < 0 ? .9 : decided == Place.Before ? goesOn : Sureness[(int)decided];
        if (inherited) sureness = Math.Max(sureness, .95);
        return new(best, sureness, reasons[best] >= 0 ? CueNames[reasons[best]] : inherited ? "topic:inherited" : "topic:noun", goesOn);
    }

    /// <param name="Sureness">As of a cue at the place that decided.</param>
    /// <param name="Before">How sure an indicator may be by a cue in the sentence before.</param>
    private readonly record struct FoundTopic(int Number, double Sureness, string Because, double Before);

    private static bool Counts(Reach reach, Place place) => reach switch
    {
        Reach.Any => true,
        Reach.Near => place < Place.Heading,
        _ => place is Place.Subject or Place.Row or Place.Column or Place.Heading
    };

    private static int Strong(ReadOnlySpan<float> weights)
    {
        var count = 0;
        foreach (var weight in weights) if (weight >= StrongWeight) count++;
        return count;
    }

    private static Choices Choose(in FigureView view, FoundTopic topic)
    {
        var choices = new Choices();
        var context = view.Context;
        var near = view.Near;
        var doubt = ((view[Place.Lead] & Compared) != Vector256<ulong>.Zero ? Doubtful : 1)
            * (((view[Place.Lead] | view[Place.FarLead] | view[Place.Tail]) & Aims) != Vector256<ulong>.Zero ? Aimed : 1)
            * (((view[Place.Lead] | view[Place.FarLead] | view[Place.Row]) & SharesOfForces) != Vector256<ulong>.Zero ? Doubtful : 1)
            * (context.IsAhead ? Ahead : 1);
        var onRoads = (view[Place.Sentence] & Traffic) != Vector256<ulong>.Zero;
        var (pair, parent, previous) = (Rules.Number(context.Pair?.Indicator), Rules.Number(context.Parent?.Indicator), Rules.Number(context.Previous?.Indicator));

        if (view.Named >= 0 && (context.Unit == null || Rules.Counts(view.Named, view.Nouns)) && view.Named != parent)
            choices.Add(new(Rules.Indicators[view.Named].Code, NameInFull * doubt, "indicator:name"));

        for (var bits = view.Nouns; bits != 0; bits &= bits - 1)
            foreach (var rule in Rules.For(BitOperations.TrailingZeroCount(bits)))
            {
                var indicator = Rules.Indicators[rule.Indicator];
                var byPair = pair >= 0 && (indicator.PairOf == context.Pair!.Indicator || Rules.Indicators[pair].PairOf == indicator.Code);
                var byParent = parent >= 0 && indicator.PartOf == context.Parent!.Indicator;
                var byPrevious = indicator.PairOf != null && indicator.PairOf == context.Previous?.Indicator;
                var confidence = rule.Base * rule.NounFactor(view.Nouns) * doubt;
                var least = (rule.Topics >> topic.Number & 1) == 0 ? OtherTopic : rule.Topics == uint.MaxValue ? 1 : topic.Sureness;
                foreach (var group in rule.Groups)
                {
                    var found = byPair && group.ByPair || byParent && group.ByParent ? FromPair : SurenessOf(in view, group, topic.Before);
                    if (found == 0 && byPrevious && group.ByPair) found = FromPrevious;
                    if (found == 0) confidence *= MissingCue; else least = Math.Min(least, found);
                }
                confidence *= least;
                if (byPair) confidence = Math.Max(confidence, context.Pair!.Confidence * FromPair * rule.NounFactor(view.Nouns) * doubt);
                // Of 45 cases prosecuted 20 are of drugs: that is not how many were found.
                if (parent >= 0 && !byParent && !byPair && rule.Indicator != parent) confidence *= OfAnotherWhole;
                // Cases prosecuted and persons of smuggling: each pair counts its own.
                if (pair >= 0 && !byPair && indicator.PairOf != null) confidence *= OfAnotherPair;
                // Road accidents are no disasters, though people die in them.
                if (onRoads && indicator.Code.StartsWith("CH.", StringComparison.Ordinal)) confidence *= Shunned;
                if ((near & rule.Shunned | view[Place.FarTail] & rule.ShunnedFar) != Vector256<ulong>.Zero) confidence *= Shunned;
                if (rule.Indicator == parent || parent >= 0 && Rules.Indicators[parent].PairOf == indicator.Code) confidence *= Shunned;
                // A whole is told before its parts: "nội địa 07 lượt tổ; rừng giáp ranh 07 lượt tổ" is no total.
                if (previous >= 0 && Rules.Indicators[previous].PartOf == indicator.Code) confidence *= OutOfOrder;
                choices.Add(new(indicator.Code, confidence, rule.Name));
            }
        return choices;
    }

    /// <summary>By the nearest place within reach that has one of the group's cues; 0 without one.</summary>
    private static double SurenessOf(in FigureView view, CueGroup group, double before)
    {
        var last = group.Reach switch { Reach.Subject => Place.Row, Reach.Near => Place.FarTail, _ => Place.Document };
        for (var place = Place.Subject; place <= last; place++)
            if ((view[place] & group.Cues) != Vector256<ulong>.Zero) return place == Place.Before ? before : Sureness[(int)place];
        return 0;
    }

    /// <summary>The three likeliest, each indicator once.</summary>
    private struct Choices
    {
        private IndicatorChoice second, third;

        public IndicatorChoice First { get; private set; }

        public void Add(IndicatorChoice choice)
        {
            if (choice.Confidence > First.Confidence)
            {
                if (First.Code != choice.Code) (second, third) = (First, second.Code == choice.Code ? third : second);
                First = choice;
            }
            else if (choice.Code == First.Code) return;
            else if (choice.Confidence > second.Confidence)
            {
                if (second.Code != choice.Code) third = second;
                second = choice;
            }
            else if (choice.Code != second.Code && choice.Confidence > third.Confidence) third = choice;
        }

        /// <summary>Without the first so many, and without the impossible.</summary>
        public readonly IReadOnlyList<IndicatorGuess> Guesses(int leftOut) =>
            (leftOut == 0 ? First : second).Confidence <= Possible ? []
                : [.. new[] { First, second, third }.Skip(leftOut).Where(c => c.Confidence > Possible).Select(c => new IndicatorGuess(c.Code, Math.Round(c.Confidence, 2)))];
    }
}
